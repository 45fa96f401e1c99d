package dev.keystile.examples.quickstart;

import dev.keystile.ApiKeys;
import dev.keystile.model.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What stays when the quickstart ends, with the settings that it has by itself. */
class RestartTest {
    @TempDir
    private Path directory;

    @Test
    void a_restart_keeps_the_keys_and_prints_none() throws Exception {
        String apiKey = useOnce().apiKey();

        try (QuickstartProcess again = QuickstartProcess.startAnywhere(directory)) {
            again.awaitLine("The store has keys already: no new one is issued");
            assertThat(again.hello(apiKey).statusCode()).isEqualTo(200);
            again.end();
            assertThat(again.out())
                    .hasSize(4)
                    .noneMatch(line -> line.contains("API key:") || line.contains("Admin key:"))
                    .endsWith("KEYSTILE_STORE_URL=jdbc:h2:file:./keystile-data/keystile"
                            + " bin/keystile issue admin --scope keystile:admin --expires 30d");
            assertThat(again.err()).isEmpty();
        }
    }

    @Test
    void what_a_key_was_used_for_is_written_at_the_end() throws Exception {
        String id = useOnce().keyId();

        try (ApiKeys apiKeys = ApiKeys.open("jdbc:h2:file:" + directory.resolve("keystile-data/keystile"))) {
            Map<String, KeyUsage> usage = apiKeys.usage(List.of(id));

            assertThat(usage.get(id).useCount()).isEqualTo(1);
        }
    }

    /** Starts for the first time, uses the key once, and ends. */
    private QuickstartProcess useOnce() throws Exception {
        try (QuickstartProcess quickstart = QuickstartProcess.startAnywhere(directory)) {
            assertThat(quickstart.hello(quickstart.apiKey()).statusCode()).isEqualTo(200);
            quickstart.end();
            assertThat(quickstart.err()).isEmpty();
            return quickstart;
        }
    }
}
