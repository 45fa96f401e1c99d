package dev.keystile.benchmarks.jvm;

import java.lang.management.ManagementFactory;

/** How much of the heap is in use. */
public final class Heap {
    private Heap() {}

    /** Collects garbage and tells what is left, in bytes. */
    public static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
