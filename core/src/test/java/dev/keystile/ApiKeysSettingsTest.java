package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApiKeysSettingsTest {
    private static final String PEPPER = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private static ApiKeys open(String... namesAndValues) {
        Map<String, String> explicit = new HashMap<>(Map.of("keystile.store.url", "memory:"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            explicit.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ApiKeys.builder(explicit, Map.of()).build();
    }

    private static String hashOfANewKey(ApiKeys keys) {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        assertThat(keys.verify(VerificationRequest.of(issued.plaintext()))).isInstanceOf(Verification.Accepted.class);
        return issued.key().currentSecret().hash();
    }

    @Test
    void the_store_url_is_all_that_is_needed() {
        try (ApiKeys keys = open()) {
            assertThat(keys.issue(ApiKeySpec.named("k")).plaintext()).startsWith("ks_");
            assertThat(hashOfANewKey(keys)).startsWith("{sha256}");
        }
    }

    @Test
    void without_a_store_url_nothing_starts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.builder(Map.of(), Map.of()))
                .withMessageContaining("keystile.store.url is missing");
    }

    @Test
    void store_options_reach_the_store() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.builder(
                                Map.of(), Map.of("KEYSTILE_STORE_URL", "memory:", "KEYSTILE_STORE_POOL_SIZE", "9"))
                        .build())
                .withMessageContaining("[pool-size]");
    }

    @Test
    void what_is_given_in_code_wins_over_the_environment() {
        try (ApiKeys keys = ApiKeys.builder(
                        Map.of("keystile.key.prefix", "code"),
                        Map.of("KEYSTILE_STORE_URL", "memory:", "KEYSTILE_KEY_PREFIX", "env", "PATH", "/bin"))
                .build()) {
            assertThat(keys.issue(ApiKeySpec.named("k")).plaintext()).startsWith("code_");
        }
    }

    @Test
    void the_settings_of_the_filter_are_allowed_and_do_nothing() {
        try (ApiKeys keys = open("keystile.realm", "api", "keystile.required-scopes", "orders:read")) {
            assertThat(hashOfANewKey(keys)).startsWith("{sha256}");
        }
    }

    @Test
    void an_unknown_setting_stops_the_start_wherever_it_stands() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("keystile.key.prefx", "acme"))
                .withMessageStartingWith("there is no setting 'keystile.key.prefx'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.builder(Map.of(), Map.of("KEYSTILE_PREFIX", "acme")))
                .withMessageStartingWith("there is no setting for the environment variable KEYSTILE_PREFIX");
    }

    @Test
    void the_prefix_and_accepted_formats_are_set() {
        try (ApiKeys keys = open("keystile.key.prefix", "acme_live", "keystile.key.accept", "acme_test, django")) {
            assertThat(keys.issue(ApiKeySpec.named("k")).plaintext()).startsWith("acme_live_");
            assertThat(keys.claims("acme_test_x")).isTrue();
            assertThat(keys.claims("lW67LZhm.XS2oaeYvSbqlLUfXnGAt4fnDkajNJYwm")).isTrue();
            assertThat(keys.claims("ks_x")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sanctum, 7|0123456789012345678901234567890123456789",
        "prefixed:mycompany, mycompany_BRTRKFsL_51FwqftsmMDHHbJAMEXXHCgG",
        "opaque, 2r3kPzTqW8xYbN5mVcJ7",
        "opaque:api, api_3ZHfTqW8xYbN5mVcJ7"
    })
    void formats_of_other_systems_are_accepted_by_name(String name, String key) {
        try (ApiKeys keys = open("keystile.key.accept", name);
                ApiKeys plain = open()) {
            assertThat(keys.claims(key)).isTrue();
            assertThat(plain.claims(key)).isFalse();
        }
    }

    @Test
    void hashes_are_accepted_until_a_date() {
        try (ApiKeys keys = open(
                "keystile.hash.accept", "django-sha512",
                "keystile.hash.accept-until", "2020-01-01T00:00:00Z",
                "keystile.key.accept", "django")) {
            ApiKey old = ApiKey.builder("lW67LZhm")
                    .name("old")
                    .createdAt(Instant.EPOCH)
                    .secrets(List.of(KeySecret.current("sha512$$" + "0".repeat(128), Instant.EPOCH)))
                    .build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> keys.requireAdoptable(old))
                    .withMessageContaining("2020-01-01");
        }
    }

    @Test
    void the_first_pepper_is_the_current_one() {
        try (ApiKeys keys = open("keystile.hash.peppers", "2026:" + PEPPER + ", 2025:" + OTHER)) {
            assertThat(hashOfANewKey(keys)).startsWith("{hmac-sha256:2026}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", " sha256 , django-sha512, django-pbkdf2, sanctum,prefixed"})
    void accepted_hashes_are_set(String accepted) {
        try (ApiKeys keys = open("keystile.hash.peppers", "2026:" + PEPPER, "keystile.hash.accept", accepted)) {
            assertThat(hashOfANewKey(keys)).startsWith("{hmac-sha256:2026}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "keystile.max-staleness, 2h, a maximum staleness of PT2H is out of bounds: give zero (no cache) to 1 hour",
        "keystile.max-staleness, PT-1S, a maximum staleness of PT-1S is out of bounds",
        "keystile.max-staleness, soon, 'keystile.max-staleness is ''soon'', and must be a span of time'",
        "keystile.stale-if-error, 25h, a stale-if-error of PT25H is out of bounds: give zero (off) to 24 hours",
        "keystile.max-concurrent-loads, 0, a limit of 0 concurrent loads is out of bounds: give 1 to 10000",
        "keystile.max-concurrent-loads, 4294967297, 'is ''4294967297'', and must be a whole number of at most'",
        "keystile.max-load-wait, 31s, a maximum load wait of PT31S is out of bounds: give zero (no waiting)",
        "keystile.max-cached-keys, 0, a cache of 0 keys is out of bounds: give at least 1",
        "keystile.max-cached-keys, many, 'keystile.max-cached-keys is ''many'', and must be a whole number'",
        "keystile.usage-flush-interval, 10ms, a usage flush interval of PT0.01S is out of bounds: give 1 second",
        "keystile.audit, perhaps, 'keystile.audit is ''perhaps'', and must be true or false'",
        "keystile.key.prefix, a-b, the prefix 'a-b' does not match",
        "keystile.key.accept, a-b, the prefix 'a-b' does not match",
        "keystile.hash.accept, md5, 'keystile.hash.accept is ''md5'', and may name sha256, django-sha512, django-pbkdf2, sanctum and prefixed'",
        "keystile.key.accept, prefixed:a-b, the prefix 'a-b' does not match",
        "keystile.key.accept, opaque:a-b, the prefix 'a-b' does not match",
        "keystile.hash.accept-until, tomorrow, 'keystile.hash.accept-until is ''tomorrow'', and must be a date'",
        "keystile.store.url, nosuch:, no store module is for the URL nosuch:"
    })
    void a_bad_value_stops_the_start_and_is_told_with_its_rule(String name, String value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> open(name, value)).withMessageContaining(message);
    }

    /** S-14: whatever is wrong with the peppers, none is told, and neither is one that stands in the wrong place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET",
                "a:SECRET!",
                "a:SECRET=:x",
                ":SECRET",
                "SECRET:a",
                "SECRET:2026, x:y",
                "c2hvcnQgU0VDUkVU:2026",
                "a:SECRET, a:SECRET",
                "a b:SECRET",
                "a:c2hvcnQ="
            })
    void a_bad_pepper_is_refused_and_no_secret_is_told(String pattern) {
        String value = pattern.replace("SECRET", OTHER.replace("=", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("keystile.hash.peppers", value))
                .withNoCause()
                .withMessageContaining("keystile.hash.peppers")
                .withMessageContaining("<redacted>")
                .withMessageContaining("id:base64")
                .withMessageNotContaining(OTHER.substring(0, 8))
                .withMessageNotContaining("c2hvcnQ");
    }
}
