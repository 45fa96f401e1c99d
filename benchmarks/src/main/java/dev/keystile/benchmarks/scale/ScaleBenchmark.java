package dev.keystile.benchmarks.scale;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.report.Estimate;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Store;
import dev.keystile.benchmarks.window.Interleaving;
import dev.keystile.benchmarks.window.Subject;
import dev.keystile.benchmarks.window.Turn;
import dev.keystile.benchmarks.window.Turns;
import dev.keystile.benchmarks.window.Window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores with many keys, each window between two of the same store with the fewest. */
public final class ScaleBenchmark implements Benchmark {
    private static final String VERIFY = "verify";
    private static final List<String> OPERATIONS = List.of(VERIFY, "first-page", "middle-page", "issue");
    /** Keys in memory are an application's tests, not its data. */
    private static final Set<Store> STORES = EnumSet.complementOf(EnumSet.of(Store.MEMORY));

    @Override
    public Results run(Effort effort, Path folder) throws Exception {
        Results results = new Results("Few keys and many", "verify p50 ÷ fewest keys");
        for (Store store : STORES) {
            List<SizedStore> sizes = new ArrayList<>();
            try {
                for (int size : effort.sizes()) {
                    sizes.add(SizedStore.start(store, size));
                }
                measure(results, sizes, effort);
            } finally {
                sizes.forEach(SizedStore::close);
            }
        }
        results.note("Verification without a cache, one thread, keys at random. A page has 50 keys; the middle page is"
                + " behind half of all keys. Times in microseconds; ratios to the neighbouring windows with "
                + effort.sizes().get(0) + " keys.");
        results.note("Heap: what the application holds after a collection, with an embedded database in it. Size: table"
                + " and indexes, or the file of an embedded database.");
        return results;
    }

    private static void measure(Results results, List<SizedStore> sizes, Effort effort) throws Exception {
        for (SizedStore each : sizes) {
            results.add(each.name(), "heap MiB", Estimate.exactly(each.mebibytes("heap")));
            results.add(each.name(), "size MiB", Estimate.exactly(each.mebibytes("bytes")));
        }
        for (String operation : OPERATIONS) {
            List<SizedStore> subjects =
                    sizes.stream().map(each -> each.doing(operation)).toList();
            Map<Subject, List<Turn>> turns =
                    Interleaving.run(subjects.get(0), subjects.subList(1, subjects.size()), effort.calls());
            add(results, operation, withBaseline(subjects.get(0), turns));
        }
    }

    /** The baseline has as many windows as each of the others: those just before them. */
    private static Map<String, Turns> withBaseline(Subject baseline, Map<Subject, List<Turn>> turns) {
        Map<String, Turns> all = new LinkedHashMap<>();
        List<Turn> first = turns.values().iterator().next();
        all.put(
                baseline.name(),
                new Turns(first.stream()
                        .map(turn -> new Turn(turn.before(), turn.before(), turn.before()))
                        .toList()));
        turns.forEach((subject, each) -> all.put(subject.name(), new Turns(each)));
        return all;
    }

    private static void add(Results results, String operation, Map<String, Turns> bySize) {
        bySize.forEach((name, turns) -> {
            results.add(name, operation + " p50 µs", turns.median(Window::p50Micros));
            results.add(name, operation + " p99 µs", turns.median(Window::p99Micros));
            results.add(name, operation + " p50 ÷ fewest keys", turns.ratio(Window::p50Micros));
            results.add(name, operation + " failed", turns.unexpected());
        });
    }
}
