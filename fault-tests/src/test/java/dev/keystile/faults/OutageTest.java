package dev.keystile.faults;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** and all that a network can do to a store while 200 requests a second go on. */
@OnOneOfEachKind
class OutageTest {
    private final SharedStore store;

    OutageTest(SharedStore store) {
        this.store = store;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-01, R-02, R-03: the store fails under load, and comes back")
    void cached_keys_go_on_others_are_asked_to_come_again_and_nobody_bad_gets_in(StoreFault fault) {
        OutageReport report = new OutageRun(store, settings -> settings.maxStaleness(Duration.ofMinutes(1)))
                .check(fault.name(), fault);

        assertThat(report.refused().size()).as("it was felt").isPositive();
    }
}
