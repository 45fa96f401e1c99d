package dev.keystile.spi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class FindingTest {
    private static final Instant BEFORE = Instant.parse("2026-11-30T12:00:00.000Z");
    private static final Instant AFTER = BEFORE.plusMillis(100);

    @ParameterizedTest
    @CsvSource({
        "0, the server's clock is 0 ms ahead of this machine's",
        "100, the server's clock is 0 ms ahead of this machine's",
        "-1, the server's clock is 1 ms behind this machine's",
        "-1000, the server's clock is 1000 ms behind this machine's",
        "1100, the server's clock is 1000 ms ahead of this machine's"
    })
    void clocks_up_to_a_second_apart_are_well(long millis, String message) {
        assertThat(Finding.clock(BEFORE, BEFORE.plusMillis(millis), AFTER)).isEqualTo(Finding.ok("clock", message));
    }

    @ParameterizedTest
    @CsvSource({"-1001, 1001 ms behind", "1101, 1001 ms ahead of", "3600100, 3600000 ms ahead of"})
    void clocks_further_apart_are_warned_of(long millis, String difference) {
        assertThat(Finding.clock(BEFORE, BEFORE.plusMillis(millis), AFTER))
                .isEqualTo(Finding.warning(
                        "clock",
                        "the server's clock is " + difference
                                + " this machine's: synchronize both, since keys expire by"
                                + " the clocks of the nodes"));
    }

    @Test
    void a_finding_has_a_severity_a_subject_and_a_message() {
        assertThat(Finding.error("schema", "gone")).isEqualTo(new Finding(Finding.Severity.ERROR, "schema", "gone"));
    }
}
