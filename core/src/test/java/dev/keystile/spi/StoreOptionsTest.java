package dev.keystile.spi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StoreOptionsTest {
    private static Duration patience(StoreConfig config) {
        return config.duration("patience", Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofMinutes(1));
    }

    private static int size(StoreConfig config) {
        return config.integer("size", 10, 1, 100);
    }

    private static StoreConfig with(String name, String value) {
        return StoreConfig.of("redis://me:s3cret@host").with(name, value);
    }

    @Test
    void what_is_not_given_has_its_default() {
        StoreConfig bare = StoreConfig.of("memory:");
        assertThat(patience(bare)).isEqualTo(Duration.ofSeconds(2));
        assertThat(size(bare)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"250ms, PT0.25S", "' 3s ', PT3S", "1m, PT1M", "PT1.5S, PT1.5S"})
    void a_span_of_time_within_its_bounds_is_read(String text, Duration expected) {
        assertThat(patience(with("patience", text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "soon", "0", "249ms", "61s", "-3s", "PT-3S"})
    void any_other_span_is_refused_with_value_rule_and_remedy(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> patience(with("patience", text)))
                .withMessage("the option patience is '" + text + "': give a span of time from 250ms to 1m, such as 2s");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "' 7 ', 7"})
    void a_whole_number_within_its_bounds_is_read(String text, int expected) {
        assertThat(size(with("size", text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "0", "101", "-1", "1.5", "1e1", "99999999999"})
    void any_other_number_is_refused_with_value_rule_and_remedy(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> size(with("size", text)))
                .withMessage("the option size is '" + text + "': give a whole number from 1 to 100, such as 10");
    }

    @Test
    void options_that_the_store_knows_pass() {
        StoreConfig config = with("size", "1").with("patience", "1s");
        assertThatCode(() -> config.requireKnown(List.of("patience", "size", "more")))
                .doesNotThrowAnyException();
    }

    @Test
    void unknown_options_are_refused_by_name_with_those_known_and_no_value() {
        StoreConfig config = with("size", "1").with("sise", "s3cret").with("patienc", "s3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.requireKnown(List.of("size", "patience")))
                .withMessage("the store redis://<redacted>@host was given the unknown options [patienc, sise]:"
                        + " correct or remove them; it knows size, patience");
    }

    @Test
    void a_store_without_options_refuses_each() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("size", "1").requireKnown(List.of()))
                .withMessageEndingWith("was given the unknown options [size]: correct or remove them; it knows none");
    }
}
