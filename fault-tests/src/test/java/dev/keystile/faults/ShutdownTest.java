package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.model.KeyUsage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process is told to end while clients go on. What a kill loses is in {@code crash.CountTest}. */
@OnEveryStore
class ShutdownTest {
    private final SharedStore store;

    ShutdownTest(SharedStore store) {
        this.store = store;
    }

    @Test
    @DisplayName("R-25: SIGTERM under load")
    void the_use_of_every_key_that_was_let_in_is_in_the_store() throws Exception {
        try (ApiKeys third = ApiKeys.builder(store.config()).build();
                NodeProcess process = NodeProcess.start(store.config().url())) {
            List<Presented> keys = Presented.issue(third, 20);
            try (Load load = Load.on(process.url(), Load.inTurn(keys), 8, OutageRun.PER_SECOND)) {
                await().until(() -> load.report().size() > OutageRun.PER_SECOND);
                process.terminate();
                LoadReport report = load.stop();

                long answered = report.only(sample -> sample.status() == 200).size();
                long cutOff =
                        report.only(sample -> sample.status() == Sample.NONE).size();
                assertThat(uses(third, keys)).isBetween(answered, answered + cutOff);
            }
        }
    }

    private static long uses(ApiKeys keys, List<Presented> used) {
        return keys.usage(used.stream().map(Presented::id).toList()).values().stream()
                .mapToLong(KeyUsage::useCount)
                .sum();
    }
}
