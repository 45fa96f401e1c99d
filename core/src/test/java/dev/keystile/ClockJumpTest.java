package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.EXPIRED;
import static dev.keystile.RejectionReason.REVOKED;
import static dev.keystile.RejectionReason.STORE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** the system's clock is set; the age of what is cached has a clock of its own. */
class ClockJumpTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final AtomicLong nanos = new AtomicLong();
    private final WatchedStore store = WatchedStore.silent(new InMemoryKeyStore());
    private final ApiKeys keys = ApiKeys.builder(store)
            .staleIfError(Duration.ofMinutes(1))
            .clock(clock)
            .nanoTime(nanos::get)
            .build();

    @AfterEach
    void close() {
        keys.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void no_expired_key_is_accepted_once_the_clock_is_right_again() {
        IssuedKey issued =
                keys.issue(ApiKeySpec.named("k").withExpiresAt(clock.instant().plusSeconds(60)));
        assertAccepted(keys, issued.plaintext());
        clock.advance(HOUR);
        assertRejected(keys, issued.plaintext(), EXPIRED);
        clock.advance(HOUR.negated());
        assertAccepted(keys, issued.plaintext());
        clock.advance(HOUR.negated());
        assertAccepted(keys, issued.plaintext());
        clock.advance(HOUR.plusSeconds(60));
        assertRejected(keys, issued.plaintext(), EXPIRED);
    }

    @Test
    void a_previous_secret_is_not_revived_once_the_clock_is_right_again() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        keys.rotate(issued.key().id(), Duration.ofSeconds(60));
        clock.advance(HOUR.negated());
        assertAccepted(keys, issued.plaintext());
        clock.advance(HOUR.plusSeconds(60));
        assertRejected(keys, issued.plaintext(), RejectionReason.SUPERSEDED);
    }

    @Test
    void what_is_cached_gets_neither_older_nor_younger() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        assertAccepted(keys, issued.plaintext());
        store.finds.set(0);
        for (Duration jump : new Duration[] {HOUR, HOUR.negated(), HOUR.negated(), HOUR}) {
            clock.advance(jump);
            assertAccepted(keys, issued.plaintext());
        }
        assertThat(store.finds).hasValue(0);
        clock.advance(HOUR.negated());
        try (ApiKeys elsewhere = ApiKeys.builder(store).build()) {
            elsewhere.revoke(issued.key().id(), "leaked");
        }
        pass(Duration.ofSeconds(10));
        assertRejected(keys, issued.plaintext(), REVOKED);
    }

    @Test
    void the_time_for_stale_use_and_the_breaker_do_not_follow_the_clock() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        assertAccepted(keys, issued.plaintext());
        store.down = true;
        pass(Duration.ofSeconds(10));
        clock.advance(HOUR);
        for (int i = 0; i < 100; i++) {
            assertAccepted(keys, issued.plaintext());
        }
        store.finds.set(0);
        clock.advance(HOUR);
        assertAccepted(keys, issued.plaintext());
        assertThat(store.finds).as("the breaker is open still").hasValue(0);
        clock.advance(HOUR.multipliedBy(-3));
        pass(Duration.ofMinutes(1));
        assertRejected(keys, issued.plaintext(), STORE_UNAVAILABLE);
        assertThat(store.finds).as("and tries when it is time").hasValue(1);
    }
}
