package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.faults.Stalls;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Our process dies while it counts the use of keys. */
class CountTest {
    /** A flush is begun an interval after the end of the one before; this is for the flush. Stalls come on top. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final Duration LIFE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("R-25: kill -9 loses the uses of one flush interval at most")
    void uses_older_than_a_flush_interval_are_in_the_store() throws Exception {
        StoreConfig store = StoreConfig.of("jdbc:h2:file:" + folder.resolve("keys"));
        Process process = new ProcessBuilder(Java.command(Counter.class, store))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> heardAt = new ArrayList<>();
        String id;
        Duration margin;
        try (Stalls stalls = Stalls.watch();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            id = in.readLine();
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < LIFE.toNanos()) {
                assertThat(in.readLine()).isEqualTo("used");
                heardAt.add(System.nanoTime());
            }
            margin = MARGIN.plus(stalls.longest().multipliedBy(3));
        } finally {
            process.destroyForcibly().waitFor();
        }
        long killed = System.nanoTime();
        try (ApiKeys apiKeys = ApiKeys.builder(store).build()) {
            long written = apiKeys.usage(List.of(id)).get(id).useCount();
            long old = killed - Counter.FLUSH_INTERVAL.plus(margin).toNanos();
            assertThat(written)
                    .isGreaterThanOrEqualTo(
                            heardAt.stream().filter(time -> time < old).count());
            assertThat(written).isPositive();
        }
    }
}
