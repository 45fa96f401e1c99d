package dev.keystile.benchmarks.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads where this Java has them, from 21 on. By reflection, since this is compiled for 17. */
final class VirtualThreads {
    private VirtualThreads() {}

    static boolean exist() {
        return Runtime.version().feature() >= 21;
    }

    static ExecutorService executor() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no virtual threads: give 21 or later", e);
        }
    }
}
