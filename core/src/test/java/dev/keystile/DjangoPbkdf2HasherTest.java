package dev.keystile;

import dev.keystile.spi.SecretHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DjangoPbkdf2HasherTest {
    /** Made by Django 3.2.25. */
    private static final String HASH =
            "pbkdf2_sha256$260000$PDUVorThPq95JdaXKqn2Uh$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8=";

    private static final String KEY = "ksluGRy7.x5ZTTNdwyUD6DbEbxCN4ztM9flQNcFRC";

    private final SecretHasher hasher = Hashers.djangoPbkdf2();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void what_django_hashed_is_matched_and_nothing_else() {
        SecretHasher.HashVerifier verifier = hasher.verifier(HASH).orElseThrow();
        assertThat(verifier.matches(bytes(KEY))).isTrue();
        assertThat(verifier.matches(bytes(KEY + "x"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha512$$00", "pbkdf2_sha1$1$a$b", "argon2$argon2id$v=19", "bcrypt_sha256$$2b$12$x", ""})
    void hashes_of_other_kinds_are_left_to_others(String hash) {
        assertThat(hasher.verifier(hash)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbkdf2_sha256$",
                "pbkdf2_sha256$0$salt$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8=",
                "pbkdf2_sha256$-1$salt$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8=",
                "pbkdf2_sha256$99999999999$salt$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8=",
                "pbkdf2_sha256$1000$$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8=",
                "pbkdf2_sha256$1000$salt$GW1BAKEAO34q",
                "pbkdf2_sha256$1000$salt$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8=$"
            })
    void a_damaged_hash_is_an_error_that_quotes_none_of_it(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hasher.verifier(hash))
                .withMessageContaining("corrupt")
                .withMessageNotContaining("GW1BA");
    }

    @Test
    void more_iterations_than_anybody_asks_for_are_not_calculated() {
        assertThat(hasher.verifier(HASH.replace("260000", "2000000"))).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hasher.verifier(HASH.replace("260000", "2000001")))
                .withMessageContaining("2000001 iterations")
                .withMessageContaining("at most 2000000");
    }

    @Test
    void no_new_hash_is_slow() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(
                        () -> ApiKeys.builder(new WatchedStore()).hasher(hasher).build())
                .withMessageContaining("acceptHasher");
    }
}
