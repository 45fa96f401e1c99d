package dev.keystile.benchmarks.report;

import java.util.List;

/**
 * Maps values to places on a plot.
 *
 * @param isLogarithmic whether equal ratios, rather than equal differences, are equally wide
 * @param from the value at the left
 * @param to the value at the right
 * @param left the place at the left
 * @param right the place at the right
 */
record Scale(boolean isLogarithmic, double from, double to, int left, int right) {
    private static final double LARGE = 100;

    static Scale of(List<Measurement> rows, int left, int right) {
        double max =
                rows.stream().mapToDouble(row -> row.estimate().high()).max().orElse(1);
        double min = rows.stream()
                .mapToDouble(row -> row.estimate().low())
                .filter(value -> value > 0)
                .min()
                .orElse(max);
        boolean logarithmic = max / min > LARGE;
        return new Scale(logarithmic, logarithmic ? min / 2 : 0, max > 0 ? max : 1, left, right);
    }

    double x(double value) {
        double share =
                isLogarithmic ? Math.log(Math.max(value, from) / from) / Math.log(to / from) : Math.max(value, 0) / to;
        return left + share * (right - left);
    }
}
