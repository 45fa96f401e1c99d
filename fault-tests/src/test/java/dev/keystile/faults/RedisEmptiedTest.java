package dev.keystile.faults;

import dev.keystile.servers.RedisServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Redis comes back without its data. */
class RedisEmptiedTest {
    @Test
    @DisplayName("R-08: Redis is restarted without data under load")
    void all_keys_are_refused_then_but_not_before_the_store_says_so_and_new_ones_work() {
        try (RedisServer server = RedisServer.start();
                Node node = Node.on(new RedisStore(server).config());
                LogLines log = LogLines.capture()) {
            List<Presented> keys = Presented.issue(node.keys(), 20);
            Presented revoked = Presented.issue(node.keys());
            node.keys().revoke(revoked.id(), "before");
            try (Load good = Load.on(node.url(), Load.inTurn(keys), 8, OutageRun.PER_SECOND);
                    Load bad = Load.on(node.url(), Load.inTurn(List.of(revoked)), 1, 20)) {
                await().until(() -> good.report().size() > 100);
                long killed = System.nanoTime();
                server.restartEmpty();
                long back = System.nanoTime();
                await().until(() -> allAreRefused(good, keys));

                assertThat(good.stop().only(sample -> sample.endedAt() < killed).byStatus())
                        .containsOnlyKeys(200);
                assertThat(good.report().only(sample -> sample.endedAt() < back).byStatus())
                        .doesNotContainKey(401);
                assertThat(bad.stop().byStatus()).doesNotContainKey(200);
            }
            assertThat(Presented.issue(node.keys()).isAccepted(node.keys())).isTrue();
            assertThat(log.lines()).anyMatch(line -> line.contains("Redis has lost data"));
        }
    }

    private static boolean allAreRefused(Load load, List<Presented> keys) {
        List<Sample> samples = load.report().samples();
        return samples.subList(Math.max(0, samples.size() - keys.size()), samples.size()).stream()
                .allMatch(sample -> sample.status() == 401);
    }
}
