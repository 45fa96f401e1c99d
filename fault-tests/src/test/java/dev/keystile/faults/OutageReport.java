package dev.keystile.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What clients met before, during and after something that happened to the store.
 *
 * @param load all requests
 * @param writes what was written meanwhile
 * @param log what Keystile told in the log
 * @param outages how often the store went
 * @param began when it began, by {@link System#nanoTime}
 * @param ended when the store could answer again
 */
record OutageReport(LoadReport load, Writes writes, List<String> log, int outages, long began, long ended) {
    /** Far longer than a store takes that is well. */
    private static final Duration WAITED = Duration.ofMillis(300);

    LoadReport refused() {
        return load.only(sample -> sample.status() == 503);
    }

    /** How long after the end the last request began that was refused for want of the store. */
    Duration recovery() {
        long last =
                refused().samples().stream().mapToLong(Sample::startedAt).max().orElse(ended);
        return Duration.ofNanos(Math.max(0, last - ended));
    }

    /** Whether the store was missed: a request was refused, or waited for it. */
    boolean wasFelt() {
        return refused().size() > 0 || load.times().max().compareTo(WAITED) > 0;
    }

    /** Adds a row to the table of the documentation. */
    void addTo(MeasuredTable table, String name) {
        LoadReport refused = refused();
        table.add(
                name,
                Times.millis(Duration.ofNanos(ended - began)),
                "" + load.only(sample -> sample.status() == 200).size(),
                "" + refused.size(),
                refused.size() == 0 ? "" : refused.times().toString(),
                Times.millis(recovery()));
    }

    @Override
    public String toString() {
        LoadReport refused = refused();
        return "out for " + Times.millis(Duration.ofNanos(ended - began)) + ", " + load + "; refused: "
                + (refused.size() == 0 ? "none" : refused.times()) + "; last refusal "
                + Times.millis(recovery()) + " after the end; writes: "
                + writes.issued().size() + " issued, "
                + writes.revoked().size() + " revoked, " + writes.failed() + " failed; " + log.size() + " log lines "
                + Set.copyOf(log);
    }
}
