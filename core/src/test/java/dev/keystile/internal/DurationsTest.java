package dev.keystile.internal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read and what is refused stands in {@code SettingsTest}. */
class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT0.25S, 250ms",
        "PT1.5S, 1500ms",
        "PT2S, 2s",
        "PT90S, 90s",
        "PT60S, 1m",
        "PT3600S, 1h",
        "PT25H, 25h",
        "PT720H, 30d",
        "PT0.0000005S, PT0.0000005S",
        "PT-1S, PT-1S"
    })
    void a_span_is_written_in_the_greatest_unit_that_needs_no_fraction(Duration span, String text) {
        assertThat(Durations.format(span)).isEqualTo(text);
        assertThat(Durations.parse(text)).isEqualTo(span);
    }
}
