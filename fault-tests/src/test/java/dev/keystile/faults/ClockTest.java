package dev.keystile.faults;

import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The clock of a running node is set. */
class ClockTest {
    private static final int REQUESTS = OutageRun.PER_SECOND;

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    @Test
    @DisplayName("R-17: the clock of a node under load goes an hour forward, two back, and one forward")
    void dates_follow_the_clock_and_nothing_else_does() {
        try (PostgresStore store = PostgresStore.start();
                Node node = Node.on(store.config(), settings -> settings.clock(this::now))) {
            List<Presented> keys = Presented.issue(node.keys(), 3 * REQUESTS);
            Presented halfAnHour = expiring(node, Duration.ofMinutes(30));
            Presented revoked = Presented.issue(node.keys());
            node.keys().revoke(revoked.id(), "for good");
            try (Load load = Load.on(node.url(), Load.inTurn(keys), 8, OutageRun.PER_SECOND);
                    Load bad = Load.on(node.url(), Load.inTurn(List.of(revoked)), 2, 20)) {
                assertThat(halfAnHour.isAccepted(node.keys())).isTrue();
                set(Duration.ofHours(1), load);
                assertThat(halfAnHour.isAccepted(node.keys())).isFalse();
                set(Duration.ofHours(-1), load);
                Presented issuedInThePast = Presented.issue(node.keys());
                assertThat(issuedInThePast.isAccepted(node.keys())).isTrue();
                set(Duration.ZERO, load);
                assertThat(halfAnHour.isAccepted(node.keys())).isTrue();

                node.keys().revoke(keys.get(0).id(), "after all that");
                assertThat(keys.get(0).isAccepted(node.keys())).isFalse();
                assertThat(load.stop()
                                .only(sample -> !sample.key().equals(keys.get(0)))
                                .byStatus())
                        .containsOnlyKeys(200);
                assertThat(bad.stop().byStatus()).containsOnlyKeys(401);
            }
        }
    }

    private Presented expiring(Node node, Duration in) {
        return Presented.of(node.keys()
                .issue(ApiKeySpec.named("expiring")
                        .withScopes(Node.SCOPE)
                        .withExpiresAt(now().plus(in).truncatedTo(ChronoUnit.MILLIS))));
    }

    private void set(Duration time, Load load) {
        offset.set(time);
        int before = load.report().size();
        await().until(() -> load.report().size() > before + REQUESTS);
    }

    private Instant now() {
        return Instant.now().plus(offset.get());
    }
}
