package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.report.Estimate;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.benchmarks.window.Interleaving;
import dev.keystile.benchmarks.window.Latencies;
import dev.keystile.benchmarks.window.Turn;
import dev.keystile.benchmarks.window.Turns;
import dev.keystile.benchmarks.window.Window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Requests with bad keys, beside a filter that refuses everybody without a look. */
public final class FloodBenchmark implements Benchmark {
    private static final String P99 = "p99 µs of a good key";

    @Override
    public Results run(Effort effort, Path folder) throws Exception {
        Results results = new Results("Floods of bad keys", "refusals/s ÷ bare 401 filter");
        Traffic goodKeys = Traffic.of(Population.presentedKeys(effort.keys()), 200, 1);
        Load load = new NioLoad();
        try (Servers servers = new Servers()) {
            ServerUnderLoad bare = servers.start(Variant.BARE_401, load, goodKeys);
            ServerUnderLoad keystile = servers.start(Variant.FLOODED, load, goodKeys);
            keystile.measure(effort.requests().warmup());
            for (Flood flood : Flood.values()) {
                Traffic traffic = flood.traffic(effort);
                Flooded floodedBare = new Flooded(bare.under(load, traffic), goodKeys);
                Flooded flooded = new Flooded(keystile.under(load, traffic), goodKeys);
                add(results, flood, keystile, floodedBare, flooded, effort);
            }
            Latencies quiet =
                    new Probe(keystile.port(), goodKeys, effort.requests().window()).call();
            results.add("no flood", P99, Estimate.exactly(quiet.micros(0.99)));
        }
        results.note("Keystile with its default settings on PostgreSQL. " + effort.floodKeys()
                + " different bad keys in turn; many addresses are " + effort.addresses()
                + ", each with a connection of its own. Load by " + load.name() + ".");
        results.note("The good key's p99 under a flood is above all the time in the queue of a server that is busy"
                + " refusing: compare it with the filter that refuses everybody.");
        return results;
    }

    private static void add(
            Results results, Flood flood, ServerUnderLoad keystile, Flooded bare, Flooded flooded, Effort effort)
            throws Exception {
        long heap = keystile.ask("heap");
        long misses = keystile.ask("misses");
        List<Turn> windows = new ArrayList<>();
        Interleaving.run(bare, List.of(flooded), effort.requests()).values().forEach(windows::addAll);
        Turns turns = new Turns(windows);
        String name = flood.label();
        results.add(name, "refusals/s ÷ bare 401 filter", turns.ratio(Window::perSecond));
        results.add(name, "refusals/s", turns.median(Window::perSecond));
        results.add(name, P99, turns.median(Window::p99Micros));
        results.add(name, P99 + " ÷ bare 401 filter", turns.ratio(Window::p99Micros));
        results.add(name, "store calls for bad keys", Estimate.count(keystile.ask("misses") - misses));
        results.add(name, "heap growth KiB", Estimate.count((keystile.ask("heap") - heap) / 1024));
        results.add(name, "non-401", turns.unexpected());
    }
}
