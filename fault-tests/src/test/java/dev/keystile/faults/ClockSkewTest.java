package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** the clocks of two nodes are 30 seconds apart. Only what the clock ends differs, and by no more than that. */
@OnEveryStore
class ClockSkewTest {
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final AtomicReference<Instant> time =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final ApiKeys behind;
    private final ApiKeys ahead;

    ClockSkewTest(SharedStore store) {
        this.behind = ApiKeys.builder(store.config()).clock(time::get).build();
        this.ahead = ApiKeys.builder(store.config())
                .clock(() -> time.get().plus(SKEW))
                .build();
    }

    @AfterEach
    void close() {
        behind.close();
        ahead.close();
    }

    @Test
    void a_key_issued_on_the_node_ahead_opens_the_one_behind_at_once() {
        assertThat(Presented.issue(ahead).isAccepted(behind)).isTrue();
    }

    @Test
    void a_revocation_holds_on_both_whichever_clock_it_was_made_by() {
        for (ApiKeys revoking : Set.of(behind, ahead)) {
            Presented key = Presented.issue(behind);
            assertThat(key.isAccepted(behind) && key.isAccepted(ahead)).isTrue();

            revoking.revoke(key.id(), "skew");

            await().until(() -> !key.isAccepted(behind) && !key.isAccepted(ahead));
        }
    }

    @Test
    void expiry_differs_by_the_skew_and_no_more() {
        Instant end = time.get().plus(Duration.ofMinutes(5));
        Presented key = Presented.of(
                behind.issue(ApiKeySpec.named("lab").withScopes(Node.SCOPE).withExpiresAt(end)));
        requireEndsBySkew(key, end);
    }

    @Test
    void the_grace_of_a_rotation_differs_by_the_skew_and_no_more() {
        Presented key = Presented.issue(behind);
        behind.rotate(key.id(), Duration.ofMinutes(5)).close();
        requireEndsBySkew(key, time.get().plus(Duration.ofMinutes(5)));
    }

    private void requireEndsBySkew(Presented key, Instant end) {
        time.set(end.minus(SKEW).minusMillis(1));
        assertThat(key.isAccepted(ahead)).isTrue();
        time.set(end.minus(SKEW));
        assertThat(key.isAccepted(ahead)).isFalse();
        assertThat(key.isAccepted(behind)).isTrue();
        time.set(end.minusMillis(1));
        assertThat(key.isAccepted(behind)).isTrue();
        time.set(end);
        assertThat(key.isAccepted(behind)).isFalse();
    }
}
