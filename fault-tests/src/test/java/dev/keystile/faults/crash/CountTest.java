package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Our process dies while it counts the use of keys. */
class CountTest {
    private static final int WRITES = 4;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("R-25: kill -9 loses the uses of one flush interval at most")
    void what_was_used_before_the_last_write_was_due_is_in_the_store() throws Exception {
        StoreConfig store =
                StoreConfig.of("jdbc:h2:file:" + folder.resolve("keys")).with("connection-timeout", "10s");
        Process process = new ProcessBuilder(Java.command(Counter.class, store))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String id;
        List<Integer> usesBeforeWrite = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            id = in.readLine();
            int uses = 0;
            while (usesBeforeWrite.size() < WRITES) {
                String line = in.readLine();
                assertThat(line).isIn(Counter.USED, Counter.WRITTEN);
                if (line.equals(Counter.USED)) {
                    uses++;
                } else {
                    usesBeforeWrite.add(uses);
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (ApiKeys apiKeys = ApiKeys.builder(store).build()) {
            // The last write began after the one before had ended, so it had all that was used until then.
            assertThat(apiKeys.usage(List.of(id)).get(id).useCount())
                    .isPositive()
                    .isGreaterThanOrEqualTo(usesBeforeWrite.get(WRITES - 2));
        }
    }
}
