package dev.keystile.benchmarks.window;

import java.util.function.ToDoubleFunction;

/**
 * One window of a subject between two of its baseline.
 *
 * @param before the baseline just before
 * @param window the subject
 * @param after the baseline just after
 */
public record Turn(Window before, Window window, Window after) {

    /** The subject's value divided by the mean of its neighbours'. */
    public double ratio(ToDoubleFunction<Window> value) {
        return value.applyAsDouble(window) / baseline(value);
    }

    /** The mean of the neighbours' values. */
    public double baseline(ToDoubleFunction<Window> value) {
        return (value.applyAsDouble(before) + value.applyAsDouble(after)) / 2;
    }
}
