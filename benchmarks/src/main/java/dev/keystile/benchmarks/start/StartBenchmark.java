package dev.keystile.benchmarks.start;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.jvm.ChildJvm;
import dev.keystile.benchmarks.report.Estimate;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The time from nothing to a filter that is ready, in fresh JVMs, one store after the other in turn. */
public final class StartBenchmark implements Benchmark {
    @Override
    public Results run(Effort effort, Path folder) throws Exception {
        Map<Store, String> urls = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            String url = store.freshUrl();
            urls.put(store, url);
            // Makes the tables, which the start of an application finds there.
            store.open(url).close();
        }
        Map<Store, List<double[]>> starts = new EnumMap<>(Store.class);
        for (int i = 0; i < effort.starts(); i++) {
            for (Store store : Store.values()) {
                starts.computeIfAbsent(store, none -> new ArrayList<>())
                        .add(start(Objects.requireNonNull(urls.get(store))));
            }
        }
        return results(starts);
    }

    private static double[] start(String url) throws IOException {
        try (ChildJvm jvm = ChildJvm.start(FirstRequest.class, url)) {
            String[] nanos = jvm.ready().split(" ", -1);
            return new double[] {Long.parseLong(nanos[0]) / 1e6, Long.parseLong(nanos[1]) / 1e6};
        }
    }

    private static Results results(Map<Store, List<double[]>> starts) {
        Results results = new Results("Start", "ms until the filter is ready");
        starts.forEach((store, millis) -> {
            results.add(store.label(), "ms until the filter is ready", median(millis, 0));
            results.add(store.label(), "ms until a first key is verified", median(millis, 1));
        });
        results.note("From before ApiKeys.open to after new ApiKeyFilter, and to after the verification of a first,"
                + " unknown key, in a fresh JVM on one core. The store runs and has its tables.");
        return results;
    }

    private static Estimate median(List<double[]> millis, int which) {
        return Estimate.median(millis.stream().mapToDouble(each -> each[which]).toArray());
    }
}
