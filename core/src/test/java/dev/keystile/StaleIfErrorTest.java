package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.DamagedKeyException;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.DISABLED;
import static dev.keystile.RejectionReason.REVOKED;
import static dev.keystile.RejectionReason.STORE_UNAVAILABLE;
import static dev.keystile.RejectionReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** S-20: while the store cannot be asked, a key may live on for a stated time, and for nothing else. */
class StaleIfErrorTest {
    private static final Duration MAX_STALENESS = Duration.ofSeconds(10);
    private static final Duration STALE_IF_ERROR = Duration.ofMinutes(5);
    private static final Duration BREAK = Breakers.OPEN.plusNanos(1);

    private final TestClock clock = new TestClock();
    private final InMemoryKeyStore shared = new InMemoryKeyStore();
    private final WatchedStore store = new WatchedStore(shared);
    private final RecordingListener events = new RecordingListener();
    private final AtomicReference<ChangeFeed.ChangeListener> feed = new AtomicReference<>();
    private final ApiKeys keys = keys();
    /** Changes keys behind the back of the node under test, unless the feed tells. */
    private final ApiKeys elsewhere = ApiKeys.builder(shared).clock(clock).build();

    private ApiKeys keys() {
        store.changes = listener -> {
            feed.set(listener);
            return () -> {};
        };
        return ApiKeys.builder(store)
                .staleIfError(STALE_IF_ERROR)
                .listener(events)
                .clock(clock)
                .nanoTime(clock::nanos)
                .build();
    }

    @AfterEach
    void close() {
        elsewhere.close();
        keys.close();
    }

    private IssuedKey issueAndUse(ApiKeySpec spec) {
        IssuedKey issued = keys.issue(spec);
        assertAccepted(keys, issued.plaintext());
        return issued;
    }

    private void breakStore() {
        store.down = true;
        clock.advance(MAX_STALENESS);
    }

    @Test
    void a_key_lives_on_for_that_long_beyond_the_maximum_staleness_and_no_longer() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        assertAccepted(keys, issued.plaintext());
        clock.advance(STALE_IF_ERROR.minusNanos(1));
        assertAccepted(keys, issued.plaintext());
        clock.advance(Duration.ofNanos(1));
        assertRejected(keys, issued.plaintext(), STORE_UNAVAILABLE);
    }

    @Test
    void while_the_store_answers_nothing_stale_is_used() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        elsewhere.revoke(issued.key().id(), "leaked");
        clock.advance(MAX_STALENESS);
        assertRejected(keys, issued.plaintext(), REVOKED);
        assertThat(events.of(ApiKeyEvent.AcceptedStale.class)).isEmpty();
    }

    @Test
    void each_such_use_is_an_event_with_the_age_of_what_was_read() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        clock.advance(Duration.ofSeconds(7));
        assertAccepted(keys, issued.plaintext());
        assertAccepted(keys, issued.plaintext());
        ApiKeyEvent.AcceptedStale stale =
                new ApiKeyEvent.AcceptedStale(clock.instant(), issued.key(), null, Duration.ofSeconds(17));
        assertThat(events.of(ApiKeyEvent.AcceptedStale.class)).containsExactly(stale, stale);
        assertThat(events.all()).endsWith(new ApiKeyEvent.Accepted(clock.instant(), issued.key(), null), stale);
    }

    @Test
    void never_past_the_keys_own_expiry() {
        IssuedKey issued =
                issueAndUse(ApiKeySpec.named("k").withExpiresAt(clock.instant().plusSeconds(30)));
        breakStore();
        clock.advance(Duration.ofSeconds(20).minusMillis(1));
        assertAccepted(keys, issued.plaintext());
        clock.advance(Duration.ofMillis(1));
        assertRejected(keys, issued.plaintext(), STORE_UNAVAILABLE);
    }

    @Test
    void never_past_the_grace_of_a_secret_whose_successor_goes_on() {
        IssuedKey first = keys.issue(ApiKeySpec.named("k"));
        IssuedKey second = keys.rotate(first.key().id(), Duration.ofSeconds(30));
        assertAccepted(keys, first.plaintext());
        breakStore();
        assertAccepted(keys, first.plaintext());
        clock.advance(Duration.ofSeconds(20));
        assertRejected(keys, first.plaintext(), STORE_UNAVAILABLE);
        assertAccepted(keys, second.plaintext());
    }

    @Test
    void never_after_a_change_of_the_key_was_told() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        assertAccepted(keys, issued.plaintext());
        feed.get().changed("another");
        assertAccepted(keys, issued.plaintext());
        feed.get().changed(issued.key().id());
        assertRejected(keys, issued.plaintext(), STORE_UNAVAILABLE);
    }

    @Test
    void never_after_a_gap() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        feed.get().gap();
        assertRejected(keys, issued.plaintext(), STORE_UNAVAILABLE);
    }

    @Test
    void never_when_the_change_is_told_while_the_read_fails() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        store.beforeFind = () -> feed.get().changed(issued.key().id());
        assertRejected(keys, issued.plaintext(), STORE_UNAVAILABLE);
    }

    @Test
    void never_when_the_store_has_told_something_else_meanwhile() {
        IssuedKey revoked = issueAndUse(ApiKeySpec.named("revoked"));
        IssuedKey deleted = issueAndUse(ApiKeySpec.named("deleted"));
        IssuedKey damaged = issueAndUse(ApiKeySpec.named("damaged"));
        elsewhere.revoke(revoked.key().id(), "leaked");
        elsewhere.delete(deleted.key().id());
        clock.advance(MAX_STALENESS);
        assertRejected(keys, revoked.plaintext(), REVOKED);
        assertRejected(keys, deleted.plaintext(), UNKNOWN);
        store.beforeFind = () -> {
            throw new DamagedKeyException("damaged");
        };
        assertRejected(keys, damaged.plaintext(), STORE_UNAVAILABLE);
        store.beforeFind = () -> {};
        breakStore();
        for (IssuedKey key : new IssuedKey[] {revoked, deleted, damaged}) {
            assertRejected(keys, key.plaintext(), STORE_UNAVAILABLE);
        }
        assertThat(events.of(ApiKeyEvent.AcceptedStale.class)).isEmpty();
    }

    @Test
    void an_absent_id_is_not_remembered_for_longer() {
        String unknown = KeyFormat.of("ks").newKey(KeyFormat.of("ks").newId());
        assertRejected(keys, unknown, UNKNOWN);
        breakStore();
        assertRejected(keys, unknown, STORE_UNAVAILABLE);
    }

    /** It may have been switched on, or got this very secret, since. */
    @Test
    void what_is_stale_lets_in_and_never_tells_that_a_key_is_bad() {
        IssuedKey disabled = keys.issue(ApiKeySpec.named("disabled"));
        keys.disable(disabled.key().id());
        assertRejected(keys, disabled.plaintext(), DISABLED);
        IssuedKey rotated = issueAndUse(ApiKeySpec.named("rotated"));
        IssuedKey withNewSecret = elsewhere.rotate(rotated.key().id(), Duration.ofHours(1));
        breakStore();
        assertRejected(keys, disabled.plaintext(), STORE_UNAVAILABLE);
        assertRejected(keys, withNewSecret.plaintext(), STORE_UNAVAILABLE);
        assertAccepted(keys, rotated.plaintext());
    }

    @Test
    void when_the_store_is_back_it_is_asked_and_what_it_says_is_cached_anew() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        assertAccepted(keys, issued.plaintext());
        ApiKey updated = elsewhere.update(issued.key().id(), spec -> spec.withOwner("me"));
        store.down = false;
        store.finds.set(0);
        assertThat(assertAccepted(keys, issued.plaintext())).isEqualTo(updated);
        clock.advance(MAX_STALENESS.minusNanos(1));
        assertAccepted(keys, issued.plaintext());
        assertThat(store.finds).hasValue(1);
        assertThat(events.of(ApiKeyEvent.AcceptedStale.class)).hasSize(1);
    }

    @Test
    void many_such_uses_ask_the_store_a_few_times_only() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        store.finds.set(0);
        for (int i = 0; i < 1000; i++) {
            assertAccepted(keys, issued.plaintext());
        }
        assertThat(store.finds).hasValueBetween(1, Breakers.FAILURES);
    }

    /** 60 seconds of a store that comes and goes each second. */
    @Test
    void a_flapping_store_never_makes_the_answer_for_a_valid_key_alternate() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        for (int tick = 0; tick < 600; tick++) {
            store.down = tick / 10 % 2 == 0;
            assertAccepted(keys, issued.plaintext());
            assertRejected(keys, "ks_junk", RejectionReason.MALFORMED);
            clock.advance(Duration.ofMillis(100));
        }
    }

    @Test
    void the_trial_of_an_open_breaker_ends_the_stale_use() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        breakStore();
        for (int i = 0; i < Breakers.FAILURES; i++) {
            assertAccepted(keys, issued.plaintext());
        }
        elsewhere.revoke(issued.key().id(), "leaked");
        store.down = false;
        assertAccepted(keys, issued.plaintext());
        clock.advance(BREAK);
        assertRejected(keys, issued.plaintext(), REVOKED);
    }

    @Test
    void it_is_refused_without_a_cache() {
        ApiKeysBuilder builder =
                ApiKeys.builder(store).maxStaleness(Duration.ZERO).staleIfError(Duration.ofSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("a stale-if-error of PT1S needs a cache, and a maximum staleness of zero is none: give a"
                        + " maximum staleness, or a stale-if-error of zero");
    }
}
