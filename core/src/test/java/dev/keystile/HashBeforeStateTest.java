package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

/** S-10: neither the answer nor the work tells a caller who lacks the secret whether a key exists, or how it is. */
class HashBeforeStateTest {
    private final TestClock clock = new TestClock();
    private final CountingHasher hasher = new CountingHasher();
    private final KeyFormat format = KeyFormat.of("ks");
    private final ApiKeys keys = ApiKeys.builder(new WatchedStore())
            .hasher(hasher)
            .clock(clock)
            .nanoTime(clock::nanos)
            .build();
    private final IssuedKey issued =
            keys.issue(ApiKeySpec.named("k").withExpiresAt(TestClock.START.plus(Duration.ofDays(1))));
    private final ApiKey key = issued.key();

    @AfterEach
    void close() {
        keys.close();
    }

    private int comparisons(Runnable verification) {
        hasher.comparisons.set(0);
        verification.run();
        return hasher.comparisons.get();
    }

    private String wrongSecret() {
        return format.newKey(key.id());
    }

    @Test
    void every_outcome_takes_one_comparison() {
        assertThat(comparisons(() -> assertAccepted(keys, issued.plaintext()))).isEqualTo(1);
        assertThat(comparisons(() -> assertRejected(keys, wrongSecret(), RejectionReason.UNKNOWN)))
                .isEqualTo(1);
        String absent = format.newKey(format.newId());
        assertThat(comparisons(() -> assertRejected(keys, absent, RejectionReason.UNKNOWN)))
                .isEqualTo(1);
        keys.disable(key.id());
        assertThat(comparisons(() -> assertRejected(keys, issued.plaintext(), RejectionReason.DISABLED)))
                .isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(comparisons(() -> assertRejected(keys, issued.plaintext(), RejectionReason.EXPIRED)))
                .isEqualTo(1);
        keys.revoke(key.id(), "test");
        assertThat(comparisons(() -> assertRejected(keys, issued.plaintext(), RejectionReason.REVOKED)))
                .isEqualTo(1);
    }

    @Test
    void who_lacks_the_secret_learns_no_state() {
        keys.disable(key.id());
        assertThat(comparisons(() -> assertRejected(keys, wrongSecret(), RejectionReason.UNKNOWN)))
                .isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(comparisons(() -> assertRejected(keys, wrongSecret(), RejectionReason.UNKNOWN)))
                .isEqualTo(1);
        keys.revoke(key.id(), "test");
        assertThat(comparisons(() -> assertRejected(keys, wrongSecret(), RejectionReason.UNKNOWN)))
                .isEqualTo(1);
    }

    @Test
    void every_secret_of_a_rotated_key_is_compared_whichever_matches() {
        IssuedKey rotated = keys.rotate(key.id(), Duration.ofHours(1));
        assertThat(comparisons(() -> assertAccepted(keys, rotated.plaintext()))).isEqualTo(2);
        assertThat(comparisons(() -> assertAccepted(keys, issued.plaintext()))).isEqualTo(2);
        assertThat(comparisons(() -> assertRejected(keys, wrongSecret(), RejectionReason.UNKNOWN)))
                .isEqualTo(2);
    }
}
