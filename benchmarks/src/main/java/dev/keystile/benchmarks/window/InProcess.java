package dev.keystile.benchmarks.window;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A window of one operation, again and again, on the calling thread. */
public final class InProcess {
    private InProcess() {}

    /**
     * Runs it until the time is over.
     *
     * @param length how long
     * @param operation tells whether it went as it should
     * @return what the window saw
     */
    public static Window run(Duration length, BooleanSupplier operation) {
        Latencies latencies = new Latencies();
        long unexpected = 0;
        long start = System.nanoTime();
        long end = start;
        while (end - start < length.toNanos()) {
            long before = end;
            unexpected += operation.getAsBoolean() ? 0 : 1;
            end = System.nanoTime();
            latencies.add(end - before);
        }
        return new Window(latencies.total(), unexpected, (end - start) / 1e9, 0, 0, 0).withLatencies(latencies);
    }
}
