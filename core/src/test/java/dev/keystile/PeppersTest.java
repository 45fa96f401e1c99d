package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.SecretHasher;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class PeppersTest {
    private static final byte[] KEY = "abc".getBytes(StandardCharsets.US_ASCII);

    private final TestClock clock = new TestClock();
    private final InMemoryKeyStore store = new InMemoryKeyStore();

    private static byte[] secret(int value) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) value);
        return secret;
    }

    private ApiKeys keys(Peppers peppers) {
        return ApiKeys.builder(store)
                .hasher(Hashers.hmacSha256(peppers))
                .clock(clock)
                .nanoTime(clock::nanos)
                .build();
    }

    private String hash(String id) {
        return store.find(id).orElseThrow().currentSecret().hash();
    }

    @Test
    void several_peppers_are_alive_at_once_and_new_hashes_are_made_with_the_current_one() {
        SecretHasher old = Hashers.hmacSha256(Peppers.current("2025", secret(1)));
        SecretHasher both =
                Hashers.hmacSha256(Peppers.current("2026", secret(2)).retiring("2025", secret(1)));
        assertThat(both.hash(KEY)).startsWith("{hmac-sha256:2026}");
        assertThat(both.verifier(old.hash(KEY)).orElseThrow().matches(KEY)).isTrue();
        assertThat(both.needsRehash(old.hash(KEY))).isTrue();
        assertThat(both.needsRehash(both.hash(KEY))).isFalse();
    }

    @Test
    void a_pepper_id_that_begins_like_another_is_not_taken_for_it() {
        SecretHasher longer = Hashers.hmacSha256(Peppers.current("ab", secret(1)));
        SecretHasher shorter = Hashers.hmacSha256(Peppers.current("a", secret(1)));
        assertThat(shorter.verifier(longer.hash(KEY))).isEmpty();
        assertThat(longer.verifier(shorter.hash(KEY))).isEmpty();
    }

    @Test
    void the_same_id_with_another_secret_matches_nothing() {
        SecretHasher one = Hashers.hmacSha256(Peppers.current("a", secret(1)));
        SecretHasher other = Hashers.hmacSha256(Peppers.current("a", secret(2)));
        assertThat(other.verifier(one.hash(KEY)).orElseThrow().matches(KEY)).isFalse();
    }

    @Test
    void use_moves_a_key_to_the_current_pepper_and_then_the_old_one_can_go() {
        IssuedKey issued;
        try (ApiKeys before = keys(Peppers.current("2025", secret(1)))) {
            issued = before.issue(ApiKeySpec.named("k"));
        }
        String id = issued.key().id();
        assertThat(hash(id)).startsWith("{hmac-sha256:2025}");
        try (ApiKeys meanwhile = keys(Peppers.current("2026", secret(2)).retiring("2025", secret(1)))) {
            assertAccepted(meanwhile, issued.plaintext());
            await().untilAsserted(() -> assertThat(hash(id)).startsWith("{hmac-sha256:2026}"));
        }
        try (ApiKeys after = keys(Peppers.current("2026", secret(2)))) {
            assertAccepted(after, issued.plaintext());
        }
    }

    @Test
    void a_key_whose_pepper_is_gone_is_unavailable_and_spoils_no_other() {
        IssuedKey old;
        try (ApiKeys before = keys(Peppers.current("2025", secret(1)))) {
            old = before.issue(ApiKeySpec.named("old"));
        }
        try (ApiKeys after = keys(Peppers.current("2026", secret(2)))) {
            assertRejected(after, old.plaintext(), RejectionReason.STORE_UNAVAILABLE);
            assertAccepted(after, after.issue(ApiKeySpec.named("new")).plaintext());
        }
    }

    @Test
    void a_pepper_can_go_although_a_secret_that_ended_long_ago_was_hashed_with_it() {
        IssuedKey rotated;
        try (ApiKeys before = keys(Peppers.current("2025", secret(1)))) {
            rotated = before.issue(ApiKeySpec.named("k"));
        }
        IssuedKey current;
        try (ApiKeys meanwhile = keys(Peppers.current("2026", secret(2)).retiring("2025", secret(1)))) {
            current = meanwhile.rotate(rotated.key().id(), Duration.ofHours(1));
        }
        clock.advance(Duration.ofHours(1));
        try (ApiKeys after = keys(Peppers.current("2026", secret(2)))) {
            assertAccepted(after, current.plaintext());
            assertRejected(after, rotated.plaintext(), RejectionReason.UNKNOWN);
        }
    }

    @Test
    void keys_from_before_the_first_pepper_are_accepted_and_get_one() {
        IssuedKey issued;
        try (ApiKeys before = ApiKeys.builder(store).build()) {
            issued = before.issue(ApiKeySpec.named("k"));
        }
        try (ApiKeys after = ApiKeys.builder(store)
                .hasher(Hashers.hmacSha256(Peppers.current("2026", secret(2))))
                .acceptHasher(Hashers.sha256())
                .build()) {
            assertAccepted(after, issued.plaintext());
            await().untilAsserted(() -> assertThat(hash(issued.key().id())).startsWith("{hmac-sha256:2026}"));
            assertAccepted(after, issued.plaintext());
        }
    }

    @Test
    void a_planted_plain_hash_opens_nothing_once_there_is_a_pepper() {
        IssuedKey issued;
        try (ApiKeys before = ApiKeys.builder(store).build()) {
            issued = before.issue(ApiKeySpec.named("planted"));
        }
        try (ApiKeys peppered = keys(Peppers.current("2026", secret(2)))) {
            assertRejected(peppered, issued.plaintext(), RejectionReason.STORE_UNAVAILABLE);
        }
    }

    @Test
    void a_secret_has_at_least_32_bytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Peppers.current("a", new byte[31]))
                .withMessage("the pepper a has 31 bytes: give at least 32 random ones");
    }

    @Test
    void each_pepper_has_an_id_of_its_own() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Peppers.current("a", secret(1)).retiring("a", secret(2)))
                .withMessageContaining("two peppers with the id a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a}", "ä", "123456789012345678901234567890123"})
    void an_id_of_other_characters_is_refused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Peppers.current(id, secret(1)));
    }

    @Test
    void the_callers_array_can_be_wiped_afterwards() {
        byte[] given = secret(1);
        Peppers peppers = Peppers.current("a", given);
        Arrays.fill(given, (byte) 0);
        assertThat(Hashers.hmacSha256(peppers).hash(KEY))
                .isEqualTo(Hashers.hmacSha256(Peppers.current("a", secret(1))).hash(KEY));
    }

    @Test
    void peppers_print_their_ids_and_no_secret() {
        assertThat(Peppers.current("2026", secret(65)).retiring("2025", secret(66)))
                .hasToString("Peppers[current=2026, all=[2026, 2025]]");
    }
}
