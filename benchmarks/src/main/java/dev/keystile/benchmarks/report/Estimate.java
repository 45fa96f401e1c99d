package dev.keystile.benchmarks.report;

import java.util.Arrays;

/**
 * A value and the interval that holds it with a confidence of at least 95 %.
 *
 * @param value the value, mostly a median
 * @param low where the interval begins
 * @param high where it ends
 */
public record Estimate(double value, double low, double high) {
    private static final double MISS = 0.05;

    /**
     * A value that was counted, not sampled.
     *
     * @param value the value
     * @return the value, with no interval around it
     */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    /**
     * A number of things.
     *
     * @param count how many
     * @return the number, with no interval around it
     */
    public static Estimate count(long count) {
        return exactly((double) count);
    }

    /**
     * The median of samples with an interval of order statistics: how many samples lie below the true median is binomial,
     * whatever their distribution is. Fewer than six samples cannot reach 95 %: the interval is then their range.
     *
     * @param samples at least one
     * @return the median and its interval
     */
    public static Estimate median(double... samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int outside = outside(sorted.length);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Estimate(median, sorted[outside], sorted[sorted.length - 1 - outside]);
    }

    /** How many samples may be left out at either end. */
    private static int outside(int count) {
        double probability = Math.pow(0.5, count);
        double tail = probability;
        int outside = 0;
        while (2 * tail <= MISS && outside < (count - 1) / 2) {
            outside++;
            probability *= (count - outside + 1) / (double) outside;
            tail += probability;
        }
        return 2 * tail <= MISS ? outside : Math.max(0, outside - 1);
    }
}
