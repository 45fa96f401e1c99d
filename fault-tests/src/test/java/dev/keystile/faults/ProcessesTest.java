package dev.keystile.faults;

import dev.keystile.ApiKeys;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** R-14 with real processes: two quickstarts and a third party on one store. */
@OnEveryStore
class ProcessesTest {
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private final SharedStore store;

    ProcessesTest(SharedStore store) {
        this.store = store;
    }

    @Test
    void two_processes_refuse_within_a_second_what_a_third_party_revokes() {
        String url = store.config().url();
        try (ApiKeys third = ApiKeys.builder(store.config()).build();
                NodeProcess a = NodeProcess.start(url);
                NodeProcess b = NodeProcess.start(url);
                Stalls stalls = Stalls.watch()) {
            List<Presented> keys = Presented.issue(third, 20);
            Map<Presented, Long> revokedAt = new ConcurrentHashMap<>();
            try (Load loadA = Load.on(a.url(), Load.inTurn(keys), 2, 100);
                    Load loadB = Load.on(b.url(), Load.inTurn(keys), 2, 100)) {
                List<Load> loads = List.of(loadA, loadB);
                loads.forEach(load -> awaitAnswers(load, 200, keys));
                Schedule.spread(keys, Duration.ofSeconds(3), key -> {
                    third.revoke(key.id(), "measured");
                    revokedAt.put(key, System.nanoTime());
                });
                loads.forEach(load -> awaitAnswers(load, 401, keys));

                Duration bound = PROMISE.plus(stalls.longest().multipliedBy(3));
                assertThat(Stream.of(loadA.stop(), loadB.stop())).allSatisfy(report -> {
                    assertThat(report.byStatus()).containsOnlyKeys(200, 401);
                    assertThat(report.only(sample -> sample.status() == 200).samples())
                            .allMatch(sample -> sample.startedAt() - revokedAt.get(sample.key()) < bound.toNanos());
                });
            }
        }
    }

    private static void awaitAnswers(Load load, int status, List<Presented> keys) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> keys.stream()
                        .allMatch(key -> load.report().samples().stream()
                                .anyMatch(sample -> sample.status() == status
                                        && sample.key().equals(key))));
    }

    @Test
    void a_process_that_is_killed_and_started_again_knows_what_was_revoked_meanwhile() throws Exception {
        String url = store.config().url();
        try (ApiKeys third = ApiKeys.builder(store.config()).build()) {
            Presented good = Presented.issue(third);
            Presented bad = Presented.issue(third);
            try (NodeProcess process = NodeProcess.start(url)) {
                assertThat(process.status(bad)).isEqualTo(200);
                process.kill();
            }
            third.revoke(bad.id(), "while it was dead");

            try (NodeProcess process = NodeProcess.start(url)) {
                assertThat(process.status(bad)).isEqualTo(401);
                assertThat(process.status(good)).isEqualTo(200);
            }
        }
    }
}
