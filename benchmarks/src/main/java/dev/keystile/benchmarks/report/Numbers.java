package dev.keystile.benchmarks.report;

import java.util.Locale;

/** Numbers with three significant digits, which is more than any of these measurements is good for. */
final class Numbers {
    private Numbers() {}

    static String text(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u202f');
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }

    /** The value, and the interval if there is one. */
    static String text(Estimate estimate) {
        String value = text(estimate.value());
        return estimate.low() == estimate.high()
                ? value
                : value + " (" + text(estimate.low()) + "–" + text(estimate.high()) + ")";
    }
}
