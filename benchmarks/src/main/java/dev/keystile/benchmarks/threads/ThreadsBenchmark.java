package dev.keystile.benchmarks.threads;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.jvm.ChildJvm;
import dev.keystile.benchmarks.report.Estimate;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verification by one thread and by many: it must not collapse, nor keep carriers from other virtual threads. */
public final class ThreadsBenchmark implements Benchmark {
    @Override
    public Results run(Effort effort, Path folder) throws Exception {
        Results results = new Results("Few threads and many", "verifications/s");
        measure(results, effort, Store.MEMORY, true);
        for (Store store : Store.values()) {
            measure(results, effort, store, false);
        }
        results.note("One core for all threads: more threads cannot be faster, but must not be slower either.");
        results.note("Virtual threads need -Dbenchmark.java with a Java 21 or later. Pinned is the number of"
                + " jdk.VirtualThreadPinned events of any length, in all windows together.");
        return results;
    }

    private static void measure(Results results, Effort effort, Store store, boolean cached) throws IOException {
        String what = (cached ? "cached, " : "uncached, ") + store.label();
        try (ChildJvm jvm = ChildJvm.startWithGivenJava(
                ManyThreads.class, store.name(), store.freshUrl(), Boolean.toString(cached))) {
            boolean virtual = Boolean.parseBoolean(jvm.ready());
            ask(jvm, effort, virtual);
            Map<String, List<ThreadsWindow>> windows = new LinkedHashMap<>();
            for (int i = 0; i < effort.calls().windows(); i++) {
                ask(jvm, effort, virtual)
                        .forEach((threads, window) -> windows.computeIfAbsent(threads, none -> new ArrayList<>())
                                .add(window));
            }
            windows.forEach((threads, each) -> add(results, what + ", " + threads, each));
        }
    }

    /** One window of each number of threads. */
    private static Map<String, ThreadsWindow> ask(ChildJvm jvm, Effort effort, boolean virtual) throws IOException {
        Map<String, ThreadsWindow> windows = new LinkedHashMap<>();
        for (int threads : effort.platformThreads()) {
            String answer = jvm.ask(
                    "platform " + threads + " " + effort.calls().window().toMillis());
            windows.put(threads + " platform", ThreadsWindow.parse(answer));
        }
        if (virtual) {
            int threads = effort.virtualThreads();
            windows.put(threads + " virtual", ThreadsWindow.parse(jvm.ask("virtual " + threads)));
        }
        return windows;
    }

    private static void add(Results results, String name, List<ThreadsWindow> windows) {
        results.add(
                name,
                "verifications/s",
                Estimate.median(windows.stream()
                        .mapToDouble(each -> each.window().perSecond())
                        .toArray()));
        results.add(
                name,
                "refused",
                Estimate.count(windows.stream()
                        .mapToLong(each -> each.window().unexpected())
                        .sum()));
        results.add(
                name,
                "pinned",
                Estimate.count(windows.stream().mapToLong(ThreadsWindow::pinned).sum()));
    }
}
