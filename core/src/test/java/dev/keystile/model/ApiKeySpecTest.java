package dev.keystile.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApiKeySpecTest {
    private static final ApiKeySpec SPEC = ApiKeySpec.named("k");
    private static final String EMOJI = "\ud83d\udd11";

    static Stream<String> badTexts() {
        return Stream.of(
                "",
                " ",
                "\t",
                "a\nb",
                "a\0b",
                "\u007f",
                "\u0085",
                "x".repeat(201),
                "\ud83d",
                "a\udd11",
                "\udd11\ud83d");
    }

    static Stream<String> goodTexts() {
        return Stream.of("a", " a ", "x".repeat(200), "Zürich", "日本語のキー", EMOJI.repeat(100), "' OR 1=1 --");
    }

    @ParameterizedTest
    @MethodSource("goodTexts")
    void names_and_owners_are_1_to_200_characters_of_any_script(String text) {
        assertThat(SPEC.withName(text).name()).isEqualTo(text);
        assertThat(SPEC.withOwner(text).owner()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void blank_long_control_and_broken_text_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withName(text))
                .withMessageStartingWith("the name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withOwner(text))
                .withMessageStartingWith("the owner");
    }

    @Test
    void an_owner_can_be_nobody() {
        assertThat(SPEC.withOwner("a").withOwner(null).owner()).isNull();
    }

    private static String[] scopes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s" + i).toArray(String[]::new);
    }

    @Test
    void a_key_has_at_most_100_scopes() {
        assertThat(SPEC.withScopes(scopes(100)).scopes()).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withScopes(scopes(101)))
                .withMessage("a key holds at most 100 scopes, not 101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!", "~", "[", "]", "users:read", "https://example.org/scope", "a.b-c_d/e"})
    void a_scope_is_a_token_of_rfc_6749(String scope) {
        assertThat(SPEC.withScopes(scope).scopes()).containsExactly(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a\\b", "ä", "a\n", "\0"})
    void any_other_scope_is_refused(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withScopes(scope))
                .withMessageStartingWith("the scope '" + scope + "' does not match");
    }

    @Test
    void a_scope_has_at_most_100_characters() {
        assertThat(SPEC.withScopes("x".repeat(100)).scopes()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withScopes("x".repeat(101)))
                .withMessageContaining("x".repeat(80) + "…'");
    }

    @Test
    void scopes_and_metadata_keep_their_natural_order() {
        assertThat(SPEC.withScopes("b", "c", "a").scopes()).containsExactly("a", "b", "c");
        assertThat(SPEC.withMetadata(Map.of("b", "1", "a", "2")).metadata().keySet())
                .containsExactly("a", "b");
    }

    @Test
    void metadata_has_at_most_4096_bytes_of_utf_8() {
        Map<String, String> largest = Map.of("n", EMOJI.repeat(1023) + "abc");
        assertThat(SPEC.withMetadata(largest).metadata()).isEqualTo(largest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withMetadata(Map.of("n", EMOJI.repeat(1024))))
                .withMessage(
                        "the metadata has 4097 bytes, and at most 4096 are allowed: keep larger data in your own store");
    }

    @Test
    void a_metadata_value_may_be_any_valid_text() {
        Map<String, String> odd = Map.of("empty", "", "lines", "a\nb\tc", "nul", "a\0b");
        assertThat(SPEC.withMetadata(odd).metadata()).isEqualTo(odd);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withMetadata(Map.of("n", "\ud83d")))
                .withMessageContaining("the metadata entry 'n' holds half of a surrogate pair");
    }

    @Test
    void a_metadata_name_has_1_to_100_characters() {
        assertThat(SPEC.withMetadata(Map.of("n".repeat(100), "")).metadata()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withMetadata(Map.of("n".repeat(101), "")));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withMetadata(Map.of("", "")));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withMetadata(Map.of("a\nb", "")));
    }

    @Test
    void an_expiry_lies_between_1970_and_9999_and_is_cut_to_milliseconds() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        assertThat(SPEC.withExpiresAt(last).expiresAt()).isEqualTo(last);
        assertThat(SPEC.withExpiresAt(Instant.EPOCH).expiresAt()).isEqualTo(Instant.EPOCH);
        assertThat(SPEC.withExpiresAt(Instant.ofEpochSecond(1, 1_999_999)).expiresAt())
                .isEqualTo(Instant.ofEpochMilli(1001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withExpiresAt(last.plusNanos(1)))
                .withMessageContaining("must lie between 1970-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z");
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withExpiresAt(Instant.EPOCH.minusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withExpiresAt(Instant.MAX));
    }

    private static String[] networks(int count) {
        return IntStream.range(0, count).mapToObj(i -> "10.0.0." + i).toArray(String[]::new);
    }

    @Test
    void a_key_has_at_most_100_networks() {
        assertThat(SPEC.withAllowedNetworks(networks(100)).allowedNetworks()).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withAllowedNetworks(networks(101)))
                .withMessage("a key holds at most 100 networks, not 101");
    }

    @Test
    void what_is_no_network_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withAllowedNetworks("10.0.0.0/8", "localhost"))
                .withMessageContaining("'localhost' is not a network");
    }

    @Test
    void a_key_has_at_most_10_rate_limits() {
        RateLimit[] eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> new RateLimit(i, Duration.ofSeconds(i)))
                .toArray(RateLimit[]::new);
        RateLimit[] ten = Arrays.copyOf(eleven, 10);
        assertThat(SPEC.withRateLimits(ten).rateLimits()).containsExactly(ten);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withRateLimits(eleven))
                .withMessage("a key holds at most 10 rate limits, not 11");
    }

    @Test
    void nothing_that_was_given_can_change_it_afterwards() {
        Set<String> scopes = new HashSet<>(Set.of("a"));
        Map<String, String> metadata = new HashMap<>(Map.of("a", "b"));
        ApiKeySpec spec = SPEC.withScopes(scopes).withMetadata(metadata);
        scopes.add("admin");
        metadata.put("c", "d");
        assertThat(spec.scopes()).containsExactly("a");
        assertThat(spec.metadata()).containsOnlyKeys("a");
    }

    @Test
    void nothing_that_it_tells_can_be_changed() {
        ApiKeySpec spec = SPEC.withScopes("a").withMetadata(Map.of("a", "b")).withAllowedNetworks("10.0.0.1");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.scopes().add("b"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.metadata().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.allowedNetworks().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.rateLimits().add(new RateLimit(1, Duration.ofSeconds(1))));
    }

    @Test
    void null_is_refused_inside_collections() {
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> SPEC.withScopes(Collections.singleton(null)));
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> SPEC.withMetadata(Collections.singletonMap("a", null)));
    }

    @Test
    void each_change_is_a_copy_that_keeps_the_rest() {
        ApiKeySpec full = SPEC.withOwner("o").withScopes("s").withExpiresAt(Instant.EPOCH);
        assertThat(full.withName("new"))
                .isEqualTo(new ApiKeySpec("new", "o", Set.of("s"), Map.of(), Instant.EPOCH, List.of(), List.of()));
        assertThat(full.name()).isEqualTo("k");
    }
}
