package dev.keystile.benchmarks.micro;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.report.Estimate;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Store;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Single operations: time and allocated bytes, with one thread and two. JMH's own forks, not pinned to a core. */
public final class MicroBenchmark implements Benchmark {
    private static final List<Integer> THREADS = List.of(1, 2);
    private static final String TIME = "ns/op";

    @Override
    public Results run(Effort effort, Path folder) throws RunnerException {
        Results results = new Results("Single operations", TIME + ", 1 thread");
        for (int threads : THREADS) {
            add(results, threads, new Runner(options(effort, threads).build()).run());
        }
        results.note("JMH: " + effort.jmhForks() + " forks of " + effort.jmhIterations() + " iterations of "
                + effort.jmhIteration().toMillis() + " ms after as many to warm up; intervals are its own, at 95 %.");
        return results;
    }

    /** Its forks inherit the cores of this JVM, and two threads need two. */
    @Override
    public boolean isLoad() {
        return false;
    }

    private static ChainedOptionsBuilder options(Effort effort, int threads) {
        TimeValue iteration = TimeValue.milliseconds(effort.jmhIteration().toMillis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("dev\\.keystile\\..*Operations\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(threads)
                .forks(effort.jmhForks())
                .warmupIterations(effort.jmhIterations())
                .warmupTime(iteration)
                .measurementIterations(effort.jmhIterations())
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(effort.jmhForks() == 0 ? VerboseMode.SILENT : VerboseMode.NORMAL)
                .jvmArgs("-Xms1g", "-Xmx1g");
        return effort.jmhForks() == 0 ? options : options.jvmArgsAppend(StoreState.urls());
    }

    private static void add(Results results, int threads, Collection<RunResult> all) {
        String measured = threads == 1 ? "1 thread" : threads + " threads";
        for (RunResult result : all) {
            Result<?> time = result.getPrimaryResult();
            results.add(name(result.getParams()), TIME + ", " + measured, estimate(time));
            result.getSecondaryResults().forEach((label, bytes) -> {
                if (label.endsWith("gc.alloc.rate.norm")) {
                    results.add(name(result.getParams()), "B/op, " + measured, Estimate.exactly(bytes.getScore()));
                }
            });
        }
    }

    private static Estimate estimate(Result<?> time) {
        double[] interval = time.getStatistics().getConfidenceIntervalAt(0.95);
        double score = time.getScore();
        return Double.isNaN(interval[0]) ? Estimate.exactly(score) : new Estimate(score, interval[0], interval[1]);
    }

    private static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.", -1);
        String operation = parts[parts.length - 2].replace("Operations", "") + ": " + parts[parts.length - 1];
        String values = params.getParamsKeys().stream()
                .map(params::getParam)
                .map(value -> Store.valueOf(value).label())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? operation : operation + ", " + values;
    }
}
