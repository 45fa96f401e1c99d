package dev.keystile.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class ApiKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");
    private static final KeySecret SECRET = KeySecret.current("{sha256}00", NOW);

    private static ApiKeyBuilder key(String id) {
        return ApiKey.builder(id).name("k").createdAt(NOW).secrets(List.of(SECRET));
    }

    private static ApiKeyBuilder key() {
        return key("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "-", "_", "lW67LZhm"})
    void an_id_is_1_to_64_characters_that_no_url_escapes(String id) {
        assertThat(key(id).build().id()).isEqualTo(id);
        assertThat(key("x".repeat(64)).build().id()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "ä", "a\n", "a\0", "a%", "*"})
    void any_other_id_is_refused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(id).build())
                .withMessageStartingWith("the key id '" + id + "' does not match");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key("x".repeat(65)).build());
    }

    @Test
    void a_prefix_is_empty_or_up_to_32_characters() {
        assertThat(key().build().prefix()).isEmpty();
        assertThat(key().prefix("p".repeat(32)).build().prefix()).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().prefix("p".repeat(33)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().prefix("a-b").build());
    }

    @Test
    void a_key_starts_switched_on_with_version_1() {
        ApiKey key = key().build();
        assertThat(key.enabled()).isTrue();
        assertThat(key.version()).isEqualTo(1);
        assertThat(key.revokedAt()).isNull();
        assertThat(key.currentSecret()).isEqualTo(SECRET);
    }

    @Test
    void a_version_is_at_least_1() {
        assertThat(key().version(Long.MAX_VALUE).build().version()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().version(0).build())
                .withMessage("version 0 is out of bounds: a key starts with version 1");
    }

    @Test
    void a_key_has_one_or_two_secrets() {
        KeySecret previous = SECRET.until(NOW);
        assertThat(key().secrets(List.of(SECRET, previous)).build().currentSecret())
                .isEqualTo(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().secrets(List.of()).build())
                .withMessageContaining("not 0 secrets");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> key().secrets(List.of(SECRET, previous, previous)).build())
                .withMessageContaining("not 3 secrets");
    }

    @Test
    void a_revocation_has_a_time_and_a_reason() {
        assertThat(key().revoked(NOW, "x".repeat(200)).build().revokedReason()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().revoked(NOW, null).build())
                .withMessage("a revocation has both a time and a reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().revoked(null, "x").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().revoked(NOW, "x".repeat(201)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key().revoked(NOW, " ").build());
    }

    @Test
    void a_name_and_a_creation_time_are_required() {
        assertThatNullPointerException()
                .isThrownBy(() -> ApiKey.builder("id")
                        .createdAt(NOW)
                        .secrets(List.of(SECRET))
                        .build())
                .withMessage("a key needs a name");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        ApiKey.builder("id").name("k").secrets(List.of(SECRET)).build())
                .withMessage("a key needs a creation time");
    }

    @Test
    void times_are_cut_to_milliseconds() {
        Instant fine = NOW.plusNanos(1_999_999);
        ApiKey key = key().createdAt(fine).expiresAt(fine).revoked(fine, "x").build();
        Instant cut = NOW.plusMillis(1);
        assertThat(List.of(key.createdAt(), key.expiresAt(), key.revokedAt())).containsOnly(cut);
    }

    @Test
    void a_copy_is_equal_and_holds_all() {
        ApiKeySpec spec = ApiKeySpec.named("k")
                .withOwner("o")
                .withScopes("s")
                .withMetadata(Map.of("a", "b"))
                .withExpiresAt(NOW)
                .withAllowedNetworks("10.0.0.0/8")
                .withRateLimits(new RateLimit(1, Duration.ofSeconds(1)));
        ApiKey key = key().prefix("ks")
                .spec(spec)
                .enabled(false)
                .revoked(NOW, "x")
                .secrets(List.of(SECRET, SECRET.until(NOW)))
                .version(7)
                .build();
        assertThat(key.toBuilder().build()).isEqualTo(key);
        assertThat(key.spec()).isEqualTo(spec);
    }

    @Test
    void the_list_of_secrets_is_copied_and_cannot_be_changed() {
        List<KeySecret> given = new ArrayList<>(List.of(SECRET));
        ApiKey key = key().secrets(given).build();
        given.clear();
        assertThat(key.secrets()).containsExactly(SECRET);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> key.secrets().clear());
    }

    @Test
    void a_key_ends_at_its_expiry_and_not_a_millisecond_before() {
        ApiKey key = key().expiresAt(NOW).build();
        assertThat(key.status(NOW.minusMillis(1))).isEqualTo(KeyStatus.ACTIVE);
        assertThat(key.status(NOW)).isEqualTo(KeyStatus.EXPIRED);
        assertThat(key.status(NOW.plusMillis(1))).isEqualTo(KeyStatus.EXPIRED);
    }

    @Test
    void a_revocation_counts_at_any_time_and_before_an_expiry_and_that_before_a_switch() {
        ApiKey off = key().enabled(false).build();
        ApiKey expired = off.toBuilder().expiresAt(NOW).build();
        ApiKey revoked = expired.toBuilder().revoked(NOW, "x").build();
        assertThat(off.status(NOW)).isEqualTo(KeyStatus.DISABLED);
        assertThat(expired.status(NOW.minusMillis(1))).isEqualTo(KeyStatus.DISABLED);
        assertThat(expired.status(NOW)).isEqualTo(KeyStatus.EXPIRED);
        assertThat(revoked.status(NOW.minusSeconds(1))).isEqualTo(KeyStatus.REVOKED);
        assertThat(revoked.status(NOW)).isEqualTo(KeyStatus.REVOKED);
    }
}
