package dev.keystile.benchmarks;

import dev.keystile.benchmarks.report.Results;

import java.nio.file.Path;

/** Something that can be measured with one command. */
public interface Benchmark {
    /**
     * Measures it.
     *
     * @param effort how long and how often
     * @param folder where files beside the results go, such as profiles
     * @return what was measured
     * @throws Exception if anything fails: half a benchmark is none
     */
    Results run(Effort effort, Path folder) throws Exception;

    /**
     * Tells whether this JVM keeps to the core for the load, since what is measured has the other one.
     *
     * @return whether it does; {@code true} unless overridden
     */
    default boolean isLoad() {
        return true;
    }
}
