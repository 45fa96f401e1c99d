package dev.keystile.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the requests of a {@link Load}.
 *
 * @param samples the requests that have ended, in no order
 */
record LoadReport(List<Sample> samples) {

    /** The requests that a test is about. */
    LoadReport only(Predicate<Sample> which) {
        return new LoadReport(samples.stream().filter(which).toList());
    }

    /** The requests that ran while something was going on, from beginning to end. */
    LoadReport between(long from, long to) {
        return only(sample -> sample.startedAt() >= from && sample.endedAt() <= to);
    }

    int size() {
        return samples.size();
    }

    /** How many requests had each status. */
    Map<Integer, Long> byStatus() {
        return samples.stream().collect(Collectors.groupingBy(Sample::status, TreeMap::new, Collectors.counting()));
    }

    Times times() {
        return Times.ofNanos(samples.stream().mapToLong(Sample::nanos));
    }

    /** Tells numbers, and no key. */
    @Override
    public String toString() {
        return samples.isEmpty() ? "no requests" : size() + " requests by status " + byStatus() + ", " + times();
    }
}
