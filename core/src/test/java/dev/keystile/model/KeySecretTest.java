package dev.keystile.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeySecretTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");

    @Test
    void a_hash_has_1_to_255_characters() {
        assertThat(KeySecret.current("!", NOW).hash()).isEqualTo("!");
        assertThat(KeySecret.current("~".repeat(255), NOW).hash()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> KeySecret.current("~".repeat(256), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "s3cret s3cret", "s3cret\n", "s3cret\u00e4", "s3cret\0"})
    void any_other_hash_is_refused_and_not_told(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySecret.current(hash, NOW))
                .withMessage("the encoded hash must be 1 to 255 visible ASCII characters");
    }

    @ParameterizedTest
    @CsvSource({
        "{sha256}9f86, sha256",
        "{hmac-sha256:2026}9f86, hmac-sha256",
        "{sanctum-sha256}9f86, sanctum-sha256",
        "sha512$$9f86, sha512",
        "pbkdf2_sha256$260000$salt$hash, pbkdf2_sha256",
        "argon2$argon2id$v=19$m=102400$x$y, argon2",
        "9f86d081884c7d659a2feaa0c55ad015, unknown",
        "$2b$12$x, unknown"
    })
    void a_hash_tells_its_algorithm_and_nothing_else(String hash, String algorithm) {
        assertThat(KeySecret.current(hash, NOW).algorithm()).isEqualTo(algorithm);
    }

    @Test
    void a_secret_lives_until_its_end_and_not_a_millisecond_longer() {
        KeySecret current = KeySecret.current("h", NOW);
        KeySecret previous = current.until(NOW);
        assertThat(current.isLive(Instant.MAX)).isTrue();
        assertThat(previous.isLive(NOW.minusMillis(1))).isTrue();
        assertThat(previous.isLive(NOW)).isFalse();
    }

    @Test
    void a_new_hash_keeps_the_dates() {
        KeySecret previous = new KeySecret("old", NOW, NOW.plusSeconds(1));
        assertThat(previous.withHash("new")).isEqualTo(new KeySecret("new", NOW, NOW.plusSeconds(1)));
    }

    @Test
    void times_are_cut_to_milliseconds() {
        KeySecret secret = new KeySecret("h", NOW.plusNanos(1), NOW.plusNanos(999_999));
        assertThat(secret).isEqualTo(new KeySecret("h", NOW, NOW));
    }

    @Test
    void a_secret_prints_no_hash() {
        assertThat(KeySecret.current("{sha256}s3cret", NOW))
                .hasToString("KeySecret[hash=<redacted>, createdAt=2026-11-23T18:30:00Z, expiresAt=null]");
    }
}
