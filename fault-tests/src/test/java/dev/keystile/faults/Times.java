package dev.keystile.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;

/** Spans of time that were measured, at least one. */
final class Times {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    private Times(long[] sorted) {
        this.sorted = sorted;
    }

    static Times ofNanos(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Times(sorted);
    }

    int count() {
        return sorted.length;
    }

    /**
     * The time that no more than the rest of them exceed.
     *
     * @param percent such as 99 for the 99th percentile; 100 for the maximum
     */
    Duration percentile(int percent) {
        int rank = Math.max(1, (int) Math.ceil(sorted.length * percent / 100.0));
        return Duration.ofNanos(sorted[rank - 1]);
    }

    Duration median() {
        return percentile(50);
    }

    Duration max() {
        return percentile(100);
    }

    /** Adds a row: a name, how many there are, and how long they are. */
    void addTo(MeasuredTable table, String name) {
        System.out.println(name + ": " + count() + " times, " + this);
        table.add(name, "" + count(), millis(median()), millis(percentile(99)), millis(max()));
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.0f ms", time.toNanos() / NANOS_PER_MILLI);
    }

    @Override
    public String toString() {
        return "median " + millis(median()) + ", 99 % " + millis(percentile(99)) + ", max " + millis(max());
    }
}
