package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

/** The end of the time in which hashes of another kind are checked. */
class HashCutOffTest {
    private static final Instant END = TestClock.START.plusSeconds(5);
    private static final String OLD = "abcdefgh.0123456789abcdefghijklmnopqrstuv";

    private final TestClock clock = new TestClock();
    private final CountingHasher old = new CountingHasher(Hashers.djangoSha512());
    private final WatchedStore store = WatchedStore.silent(new dev.keystile.store.memory.InMemoryKeyStore());
    private final RecordingListener events = new RecordingListener();
    private final ApiKeys keys = builder(END).build();

    private ApiKeysBuilder builder(Instant end) {
        return ApiKeys.builder(store)
                .acceptFormat(KeyFormat.djangoRestFramework())
                .acceptHasher(old, end)
                .maxStaleness(Duration.ofMinutes(1))
                .staleIfError(Duration.ofHours(1))
                .listener(events)
                .clock(clock)
                .nanoTime(clock::nanos);
    }

    @BeforeEach
    void adopt() {
        String hash = Hashers.djangoSha512().hash(OLD.getBytes(StandardCharsets.US_ASCII));
        keys.adopt(List.of(ApiKey.builder("abcdefgh")
                .name("old")
                .createdAt(TestClock.START)
                .secrets(List.of(KeySecret.current(hash, TestClock.START)))
                .build()));
        // The hash must stay as it is: no rehash is written while the store is read-only.
        store.beforeUpdate = () -> {
            throw new dev.keystile.spi.StoreException("read only", null);
        };
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void from_the_end_on_the_key_is_refused_though_it_was_cached_a_moment_before() {
        assertAccepted(keys, OLD);
        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertAccepted(keys, OLD);
        clock.advance(Duration.ofMillis(1));
        assertRejected(keys, OLD, RejectionReason.HASH_NOT_ACCEPTED);
        assertThat(events.of(ApiKeyEvent.Rejected.class))
                .extracting(ApiKeyEvent.Rejected::keyId)
                .containsExactly("abcdefgh");
    }

    @Test
    void nothing_is_calculated_for_such_a_hash_any_more() {
        clock.advance(Duration.ofSeconds(5));
        int before = old.comparisons.get();
        assertRejected(keys, OLD, RejectionReason.HASH_NOT_ACCEPTED);
        assertThat(old.comparisons).hasValue(before);
    }

    @Test
    void a_store_that_is_down_prolongs_nothing() {
        assertAccepted(keys, OLD);
        store.down = true;
        clock.advance(Duration.ofSeconds(5));
        assertRejected(keys, OLD, RejectionReason.STORE_UNAVAILABLE);
    }

    @Test
    void a_later_end_brings_the_key_back() {
        clock.advance(Duration.ofSeconds(5));
        assertRejected(keys, OLD, RejectionReason.HASH_NOT_ACCEPTED);
        try (ApiKeys later = builder(END.plusSeconds(60)).build()) {
            assertAccepted(later, OLD);
        }
    }
}
