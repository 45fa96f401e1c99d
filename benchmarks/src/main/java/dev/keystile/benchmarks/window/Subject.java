package dev.keystile.benchmarks.window;

import java.time.Duration;

/** Something that can be measured window by window. */
public interface Subject {
    /** What results call it. */
    String name();

    /**
     * Measures it once.
     *
     * @param length how long
     * @return what that window saw
     * @throws Exception if it fails
     */
    Window measure(Duration length) throws Exception;
}
