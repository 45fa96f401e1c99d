package dev.keystile.benchmarks.scale;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Store;
import dev.keystile.benchmarks.window.Interleaving;
import dev.keystile.benchmarks.window.Turns;
import dev.keystile.benchmarks.window.Window;

import java.nio.file.Path;
import java.util.List;

/** Verification without a cache, each window between two of the driver's own lookup of the same rows on the same pool. */
public final class StoresBenchmark implements Benchmark {
    @Override
    public Results run(Effort effort, Path folder) throws Exception {
        Results results = new Results("Uncached verification and the driver's own lookup", "p50 ÷ driver");
        for (Store store : Store.values()) {
            try (SizedStore verify = SizedStore.start(store, effort.keys())) {
                Interleaving.run(verify.doing("driver"), List.of(verify), effort.calls())
                        .forEach((subject, turns) -> add(results, store.label(), new Turns(turns)));
            }
        }
        results.note(
                "One thread, " + effort.keys() + " keys at random. The driver's lookup reads every column or field of"
                        + " the key, and interprets none. Memory has no driver: its own lookup stands for it.");
        return results;
    }

    private static void add(Results results, String store, Turns turns) {
        results.add(store, "p50 ÷ driver", turns.ratio(Window::p50Micros));
        results.add(store, "verify p50 µs", turns.median(Window::p50Micros));
        results.add(store, "verify p99 µs", turns.median(Window::p99Micros));
        results.add(store, "added µs (p50)", turns.added(Window::p50Micros));
        results.add(store, "failed", turns.unexpected());
    }
}
