package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.SecretHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RehasherTest {
    /** A hasher of today that can fail and that counts what it makes. */
    private static final class Peppered implements SecretHasher {
        final AtomicInteger made = new AtomicInteger();
        volatile boolean failing;
        private final SecretHasher hasher = Hashers.hmacSha256(Peppers.current("now", new byte[32]));

        @Override
        public String hash(byte[] presentedKey) {
            made.incrementAndGet();
            if (failing) {
                throw new IllegalStateException("the key vault does not answer");
            }
            return hasher.hash(presentedKey);
        }

        @Override
        public Optional<HashVerifier> verifier(String encodedHash) {
            return hasher.verifier(encodedHash);
        }

        @Override
        public boolean needsRehash(String encodedHash) {
            return hasher.needsRehash(encodedHash);
        }
    }

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final Peppered hasher = new Peppered();
    private final RecordingListener events = new RecordingListener();
    private final IssuedKey issued = issueWithSha256();
    private final String id = issued.key().id();
    private final ApiKeys keys = ApiKeys.builder(store)
            .hasher(hasher)
            .acceptHasher(Hashers.sha256())
            .listener(events)
            .clock(clock)
            .nanoTime(clock::nanos)
            .build();

    private IssuedKey issueWithSha256() {
        try (ApiKeys before = ApiKeys.builder(store).build()) {
            return before.issue(ApiKeySpec.named("k"));
        }
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private ApiKey stored() {
        return store.find(id).orElseThrow();
    }

    private void awaitTheNewHash() {
        await().untilAsserted(() -> assertThat(stored().secrets())
                .allSatisfy(secret -> assertThat(secret.hash()).startsWith("{hmac-sha256:now}")));
    }

    @Test
    void many_requests_make_one_new_hash_and_one_event() {
        CountDownLatch goOn = new CountDownLatch(1);
        store.beforeUpdate = () -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        hasher.made.set(0);
        for (int i = 0; i < 100; i++) {
            assertAccepted(keys, issued.plaintext());
        }
        goOn.countDown();
        await().until(() -> !events.of(ApiKeyEvent.Rehashed.class).isEmpty());
        assertThat(hasher.made).hasValue(1);
        assertAccepted(keys, issued.plaintext());
        keys.close();
        assertThat(events.of(ApiKeyEvent.Rehashed.class)).hasSize(1);
    }

    @Test
    void the_event_tells_the_key_as_it_is_stored_now() {
        assertAccepted(keys, issued.plaintext());
        await().until(() -> !events.of(ApiKeyEvent.Rehashed.class).isEmpty());
        assertThat(events.of(ApiKeyEvent.Rehashed.class))
                .extracting(ApiKeyEvent.Rehashed::key)
                .containsExactly(stored());
    }

    @Test
    void only_the_hash_changes() {
        assertAccepted(keys, issued.plaintext());
        awaitTheNewHash();
        ApiKey expected =
                issued.key().toBuilder().secrets(stored().secrets()).version(2).build();
        assertThat(stored()).isEqualTo(expected);
        assertThat(stored().currentSecret().createdAt())
                .isEqualTo(issued.key().currentSecret().createdAt());
    }

    @Test
    void each_secret_of_a_rotated_key_gets_its_own_new_hash_when_it_is_used() {
        try (ApiKeys before = ApiKeys.builder(store).build()) {
            IssuedKey rotated = before.rotate(id, Duration.ofHours(1));
            assertAccepted(keys, rotated.plaintext());
            await().untilAsserted(
                            () -> assertThat(stored().secrets().get(0).hash()).startsWith("{hmac-sha256:now}"));
            assertThat(stored().secrets().get(1).hash()).startsWith("{sha256}");
            await().untilAsserted(() -> {
                assertAccepted(keys, issued.plaintext());
                assertThat(stored().secrets().get(1).hash()).startsWith("{hmac-sha256:now}");
            });
            assertAccepted(keys, rotated.plaintext());
        }
    }

    @Test
    void a_revocation_at_the_same_time_wins() {
        store.beforeUpdate = () -> {
            store.beforeUpdate = () -> {};
            keys.revoke(id, "leaked");
        };
        assertAccepted(keys, issued.plaintext());
        keys.close();
        assertThat(stored().revokedReason()).isEqualTo("leaked");
        assertThat(stored().currentSecret().hash()).startsWith("{sha256}");
        assertThat(events.of(ApiKeyEvent.Rehashed.class)).isEmpty();
    }

    @Test
    void failures_are_told_once_until_a_hash_is_replaced() {
        try (LogCapture log = new LogCapture(Rehasher.class.getName())) {
            hasher.failing = true;
            hasher.made.set(0);
            for (int i = 0; i < 3; i++) {
                assertAccepted(keys, issued.plaintext());
                clock.advance(Rehasher.PAUSE);
            }
            assertThat(hasher.made).hasValue(3);
            assertThat(log.events()).hasSize(1);
        }
    }

    @Test
    void a_hasher_that_fails_today_keeps_nobody_out_and_is_asked_again() {
        hasher.failing = true;
        assertAccepted(keys, issued.plaintext());
        assertAccepted(keys, issued.plaintext());
        hasher.failing = false;
        clock.advance(Rehasher.PAUSE);
        assertAccepted(keys, issued.plaintext());
        awaitTheNewHash();
    }

    @Test
    void closing_finishes_what_was_begun() {
        assertAccepted(keys, issued.plaintext());
        keys.close();
        assertThat(stored().currentSecret().hash()).startsWith("{hmac-sha256:now}");
    }
}
