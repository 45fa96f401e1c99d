package dev.keystile.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The small records: rate limits, uses, queries and pages. */
class BoundsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000})
    void a_rate_limit_has_1_to_a_thousand_million_permits(long permits) {
        assertThat(new RateLimit(permits, SECOND).permits()).isEqualTo(permits);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_000_000_001, Long.MAX_VALUE})
    void any_other_number_of_permits_is_refused(long permits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimit(permits, SECOND))
                .withMessage("a rate limit of %d permits is out of bounds: give 1 to 1000000000", permits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1.001S", "P366D"})
    void a_window_is_whole_milliseconds_from_a_second_to_366_days(Duration window) {
        assertThat(new RateLimit(1, window).window()).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "P366DT0.001S", "PT1.0000001S"})
    void any_other_window_is_refused(Duration window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimit(1, window))
                .withMessageStartingWith("a rate limit's window of " + window);
    }

    @Test
    void a_use_counts_at_least_one_request() {
        assertThat(new KeyUse("id", 1, NOW, null).count()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyUse("id", 0, NOW, null))
                .withMessage("a key use of 0 times says nothing: give at least 1");
    }

    @Test
    void the_address_of_a_use_has_at_most_64_characters() {
        assertThat(new KeyUse("id", 1, NOW, "x".repeat(64)).lastUsedFrom()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyUse("id", 1, NOW, "x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyUse("id", 1, NOW, "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyUse("id", 1, NOW, ""));
    }

    @Test
    void the_time_of_a_use_is_cut_to_milliseconds() {
        assertThat(new KeyUse("id", 1, NOW.plusNanos(999_999), null).lastUsedAt())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void a_page_has_1_to_1000_keys(int limit) {
        assertThat(KeyQuery.all(NOW).withLimit(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
    void a_page_of_any_other_size_is_refused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyQuery.all(NOW).withLimit(limit))
                .withMessage("a page of %d keys is out of bounds: ask for 1 to 1000", limit);
    }

    @Test
    void a_query_starts_with_no_filter_and_pages_of_50() {
        assertThat(KeyQuery.all(NOW))
                .isEqualTo(new KeyQuery(null, null, null, null, null, null, NOW, KeyOrder.NEWEST_FIRST, null, 50));
    }

    @Test
    void each_filter_leaves_the_others() {
        PageToken place = new PageToken(NOW, "id");
        KeyQuery query = KeyQuery.all(NOW)
                .withOwner("o")
                .withStatus(KeyStatus.ACTIVE)
                .withText("t")
                .withScope("s")
                .withCreated(NOW, NOW.plusSeconds(1))
                .withOrder(KeyOrder.OLDEST_FIRST)
                .withAfter(place)
                .withLimit(2);
        assertThat(query)
                .isEqualTo(new KeyQuery(
                        "o",
                        KeyStatus.ACTIVE,
                        "t",
                        "s",
                        NOW,
                        NOW.plusSeconds(1),
                        NOW,
                        KeyOrder.OLDEST_FIRST,
                        place,
                        2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\"", "\\", "\u00e9"})
    void a_query_looks_only_for_a_scope_that_a_key_may_hold(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyQuery.all(NOW).withScope(scope))
                .withMessageStartingWith("the scope to look for '" + scope + "' does not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\nb", "\u007f", "\ud83d", "\udd11\ud83d"})
    void a_query_looks_only_for_text_that_every_store_can_be_asked_for(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyQuery.all(NOW).withText(text))
                .withMessageStartingWith("the text to look for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyQuery.all(NOW).withOwner(text))
                .withMessageStartingWith("the owner to look for");
        assertThat(KeyQuery.all(NOW).withText("%_\\'🔑").text()).isEqualTo("%_\\'🔑");
    }

    @Test
    void the_times_of_a_query_are_ones_that_every_store_holds() {
        assertThat(KeyQuery.all(NOW.plusNanos(1)).asOf()).isEqualTo(NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyQuery.all(Instant.MAX));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyQuery.all(NOW).withCreated(Instant.MIN, null))
                .withMessageStartingWith("createdFrom");
    }

    @Test
    void a_page_is_a_copy_that_cannot_be_changed() {
        List<String> items = new ArrayList<>(List.of("a"));
        Page<String> page = new Page<>(items, null);
        items.clear();
        assertThat(page.items()).containsExactly("a");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> page.items().clear());
    }
}
