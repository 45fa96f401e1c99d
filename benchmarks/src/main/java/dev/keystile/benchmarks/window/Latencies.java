package dev.keystile.benchmarks.window;

/** Counts latencies in steps of a tenth of a microsecond up to a millisecond, then of a hundred, up to ten seconds. */
public final class Latencies {
    private static final int FINE_NANOS = 100;
    private static final int COARSE_NANOS = 100_000;
    private static final int FINE_STEPS = 10_000;
    private static final int COARSE_STEPS = 100_000;

    private final long[] counts = new long[FINE_STEPS + COARSE_STEPS];
    private long total;

    /** Counts one. */
    public void add(long nanos) {
        counts[step(nanos)]++;
        total++;
    }

    /** Counts all that another one has counted. */
    public void addAll(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    private static int step(long nanos) {
        long fine = nanos / FINE_NANOS;
        long coarse = FINE_STEPS + nanos / COARSE_NANOS;
        return (int) Math.min(fine < FINE_STEPS ? fine : coarse, FINE_STEPS + COARSE_STEPS - 1);
    }

    /** How many were counted. */
    public long total() {
        return total;
    }

    /** Tells a quantile in microseconds; 0 if nothing was counted. */
    public double micros(double quantile) {
        long rank = (long) Math.ceil(quantile * total);
        long seen = 0;
        for (int i = 0; i < counts.length && rank > 0; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return (i < FINE_STEPS ? (double) i * FINE_NANOS : (double) (i - FINE_STEPS) * COARSE_NANOS) / 1000;
            }
        }
        return 0;
    }
}
