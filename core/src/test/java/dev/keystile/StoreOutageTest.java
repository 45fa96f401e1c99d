package dev.keystile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.DamagedKeyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.STORE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** S-20: a store that is down lets nobody in whom the cache does not know, and is not asked again and again. */
class StoreOutageTest {
    /** By how much the breaker's wait must be exceeded. */
    private static final Duration BREAK = Breakers.OPEN.plusNanos(1);

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).build();
    private final String cached = keys.issue(ApiKeySpec.named("cached")).plaintext();
    private final String uncached = keys.issue(ApiKeySpec.named("uncached")).plaintext();

    @AfterEach
    void close() {
        keys.close();
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            assertRejected(keys, uncached, STORE_UNAVAILABLE);
        }
    }

    private void breakStore() {
        store.down = true;
        refuse(Breakers.FAILURES);
        store.finds.set(0);
    }

    @Test
    void cached_keys_go_on_until_the_maximum_staleness_and_others_are_refused() {
        assertAccepted(keys, cached);
        store.down = true;
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertAccepted(keys, cached);
        clock.advance(Duration.ofNanos(1));
        assertRejected(keys, cached, STORE_UNAVAILABLE);
    }

    @Test
    void after_a_lone_failure_the_next_request_is_served() {
        store.down = true;
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        store.down = false;
        assertAccepted(keys, uncached);
    }

    @Test
    void a_store_that_goes_on_failing_is_not_asked_for_half_a_second() {
        breakStore();
        refuse(100);
        clock.advance(Breakers.OPEN);
        refuse(100);
        assertThat(store.finds).hasValue(0);
    }

    @Test
    void then_one_read_at_a_time_tries_whether_it_is_back() {
        breakStore();
        for (int tries = 1; tries <= 20; tries++) {
            clock.advance(BREAK);
            refuse(10);
            assertThat(store.finds).hasValue(tries);
        }
        store.down = false;
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        clock.advance(BREAK);
        assertAccepted(keys, uncached);
        assertAccepted(keys, cached);
    }

    @Test
    void while_one_read_tries_no_other_does() {
        breakStore();
        store.down = false;
        clock.advance(BREAK);
        store.beforeFind = () -> {
            store.beforeFind = () -> {};
            assertRejected(keys, cached, STORE_UNAVAILABLE);
        };
        assertAccepted(keys, uncached);
        assertThat(store.finds).hasValue(1);
        assertAccepted(keys, cached);
    }

    /** Were the breaker not told, it would wait for this trial for ever. */
    @Test
    void a_trial_that_ends_with_an_error_is_followed_by_another() {
        breakStore();
        store.down = false;
        store.beforeFind = () -> {
            throw new StackOverflowError("deep");
        };
        clock.advance(BREAK);
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> keys.verify(VerificationRequest.of(uncached)));
        store.beforeFind = () -> {};
        clock.advance(BREAK);
        assertAccepted(keys, uncached);
    }

    @Test
    void a_cached_key_is_verified_while_the_breaker_is_open() {
        assertAccepted(keys, cached);
        breakStore();
        for (int i = 0; i < 100; i++) {
            assertAccepted(keys, cached);
        }
        assertThat(store.finds).hasValue(0);
    }

    @Test
    void keys_are_managed_whatever_the_breaker_says() {
        breakStore();
        store.down = false;
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        assertThat(keys.revoke(issued.key().id(), "x").revokedReason()).isEqualTo("x");
        assertThat(keys.find(issued.key().id())).isPresent();
    }

    /** one record that cannot be read says nothing of the store, and its reads must not open the breaker. */
    @Test
    void a_damaged_key_shuts_no_other_key_out() {
        String id = keys.issue(ApiKeySpec.named("damaged")).key().id();
        for (RuntimeException damage :
                new RuntimeException[] {new DamagedKeyException("damaged"), new IllegalArgumentException("damaged")}) {
            store.beforeFind = () -> {
                throw damage;
            };
            try (LogCapture log = new LogCapture(Outage.class.getName())) {
                for (int i = 0; i < 20; i++) {
                    assertRejected(keys, KeyFormat.of("ks").newKey(id), STORE_UNAVAILABLE);
                }
                assertThat(log.events()).isEmpty();
            }
            store.beforeFind = () -> {};
            assertAccepted(keys, keys.issue(ApiKeySpec.named("other")).plaintext());
        }
    }

    @Test
    void a_trial_that_meets_a_damaged_key_tells_that_the_store_is_back() {
        breakStore();
        store.down = false;
        store.beforeFind = () -> {
            throw new DamagedKeyException("damaged");
        };
        clock.advance(BREAK);
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        store.beforeFind = () -> {};
        assertAccepted(keys, cached);
    }

    @Test
    void a_damaged_key_that_is_used_again_and_again_does_not_flood_the_log() {
        store.beforeFind = () -> {
            throw new DamagedKeyException("the record of the key x is damaged");
        };
        try (LogCapture log = new LogCapture(StoreReader.class.getName())) {
            refuse(100);
            assertThat(log.at(Level.ERROR))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("A key is refused: the record of the key x is damaged");
            clock.advance(LogLimit.SPAN);
            refuse(100);
            assertThat(log.at(Level.ERROR)).hasSize(2);
        }
    }

    @Test
    void whatever_a_store_throws_is_an_outage() {
        store.beforeFind = () -> {
            throw Sneaky.thrown(new IOException("as Kotlin throws them"));
        };
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        store.beforeFind = () -> {};
        assertAccepted(keys, uncached);
    }
}
