package dev.keystile.faults;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What holds whatever happens to a store, checked for every answer that a client got. */
final class Promise {
    /** HikariCP pauses for up to 5 seconds between attempts to connect; the breaker's half second; a busy machine. */
    private static final Duration RECOVERY = Duration.ofSeconds(8);

    /** The bounded wait for a place and the store's own timeouts, one after the other. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(5);

    private static final int LOG_LINES_EACH = 8;
    private static final int MORE_THREADS = 2;

    private final OutageReport report;
    private final Traffic traffic;
    /** The client, the node and the server may each be stalled by the machine. */
    private final Duration allowance;

    Promise(OutageReport report, Traffic traffic, Duration longestStall) {
        this.report = report;
        this.traffic = traffic;
        this.allowance = longestStall.multipliedBy(3);
    }

    void check() {
        bad().samples()
                .forEach(sample -> assertThat(sample.status())
                        .as("a key that is %s", traffic.kindOf(sample.key()))
                        .isIn(401, 503));
        good().samples().forEach(Promise::checkGood);
        assertThat(good().only(sample -> sample.endedAt() < report.began()).byStatus())
                .as("before")
                .containsKey(200);
        assertThat(only(KeyKind.CACHED).byStatus())
                .as("cached keys, all the time")
                .containsOnlyKeys(200);
        assertThat(report.recovery()).as("recovery").isLessThan(RECOVERY.plus(allowance));
        report.refused()
                .samples()
                .forEach(sample -> assertThat(Duration.ofNanos(sample.nanos()))
                        .as("a refused request takes")
                        .isLessThan(REFUSED_WITHIN.plus(allowance)));
        assertThat(report.log()).as("log lines").hasSizeLessThanOrEqualTo(report.outages() * LOG_LINES_EACH);
    }

    /** A good key is let in, or its holder is asked to come again: never told that it is bad. */
    private static void checkGood(Sample sample) {
        assertThat(sample.status()).as("a good key").isIn(200, 503);
        assertThat(sample.retryAfter()).as("Retry-After").isEqualTo(sample.status() == 503);
    }

    private LoadReport good() {
        return report.load().only(sample -> traffic.kindOf(sample.key()).isGood());
    }

    private LoadReport bad() {
        return report.load().only(sample -> !traffic.kindOf(sample.key()).isGood());
    }

    private LoadReport only(KeyKind kind) {
        return report.load().only(sample -> traffic.kindOf(sample.key()) == kind);
    }

    /** Nothing is left behind that waits for a store of the past. */
    static void checkThreads(List<String> before) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(StoreThreads.alive())
                        .as("threads; before: %s", before)
                        .hasSizeLessThanOrEqualTo(before.size() + MORE_THREADS));
    }
}
