package dev.keystile.benchmarks;

import dev.keystile.benchmarks.http.FloodBenchmark;
import dev.keystile.benchmarks.http.HttpBenchmark;
import dev.keystile.benchmarks.jvm.Cores;
import dev.keystile.benchmarks.micro.MicroBenchmark;
import dev.keystile.benchmarks.report.Report;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.scale.ScaleBenchmark;
import dev.keystile.benchmarks.scale.StoresBenchmark;
import dev.keystile.benchmarks.start.StartBenchmark;
import dev.keystile.benchmarks.threads.ThreadsBenchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Runs the benchmarks that its arguments name, and writes what they measured into {@code results/<name>}. */
public final class Main {
    /** All there are, by name. */
    public static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "micro", new MicroBenchmark(),
            "http", new HttpBenchmark(),
            "floods", new FloodBenchmark(),
            "scale", new ScaleBenchmark(),
            "stores", new StoresBenchmark(),
            "threads", new ThreadsBenchmark(),
            "start", new StartBenchmark()));

    private Main() {}

    /**
     * Runs benchmarks one after another.
     *
     * @param names their names
     * @throws Exception if one fails
     */
    public static void main(String... names) throws Exception {
        if (names.length == 0 || !BENCHMARKS.keySet().containsAll(List.of(names))) {
            throw new IllegalArgumentException(
                    "name one or more of " + BENCHMARKS.keySet() + ", such as -Dbenchmark=http");
        }
        for (String name : names) {
            if (Objects.requireNonNull(BENCHMARKS.get(name)).isLoad()) {
                Cores.LOAD.take();
            } else {
                Cores.takeAll();
            }
            run(name, Effort.FULL, Path.of("results"));
        }
    }

    /**
     * Runs one benchmark, and writes what it measured.
     *
     * @param name its name
     * @param effort how long and how often
     * @param results the folder of all results
     * @return what was written
     * @throws Exception if it fails
     */
    public static Results run(String name, Effort effort, Path results) throws Exception {
        Path folder = Files.createDirectories(results.resolve(name));
        Results measured = Objects.requireNonNull(BENCHMARKS.get(name)).run(effort, folder);
        Report.write(measured, folder);
        return measured;
    }
}
