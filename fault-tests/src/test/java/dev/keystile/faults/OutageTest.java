package dev.keystile.faults;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** and all that a network can do to a store while 200 requests a second go on. */
@OnOneOfEachKind
class OutageTest {
    /** How long a fault lasts, at least. The numbers of docs/faults.md: {@code -Dkeystile.faults.seconds=30}. */
    private static final int SECONDS = Integer.getInteger("keystile.faults.seconds", 2);

    private final SharedStore store;

    OutageTest(SharedStore store) {
        this.store = store;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-01, R-02, R-03: the store fails under load, and comes back")
    void cached_keys_go_on_others_are_asked_to_come_again_and_nobody_bad_gets_in(StoreFault fault) {
        OutageReport report = new OutageRun(
                        store,
                        settings -> settings.maxStaleness(Duration.ofMinutes(10)),
                        SECONDS * OutageRun.PER_SECOND)
                .check(fault.name(), fault);

        report.addTo(MeasuredTable.OUTAGE, store + ", " + fault.words());
        assertThat(report.wasFelt()).as("it was felt").isTrue();
    }
}
