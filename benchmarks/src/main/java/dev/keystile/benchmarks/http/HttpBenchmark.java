package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.Benchmark;
import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.jvm.Cores;
import dev.keystile.benchmarks.jvm.Profiler;
import dev.keystile.benchmarks.report.Results;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.benchmarks.window.Interleaving;
import dev.keystile.benchmarks.window.Subject;
import dev.keystile.benchmarks.window.Turn;
import dev.keystile.benchmarks.window.Turns;
import dev.keystile.benchmarks.window.Window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Requests with good keys, beside no filter at all. */
public final class HttpBenchmark implements Benchmark {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PROFILE = Duration.ofSeconds(10);

    @Override
    public Results run(Effort effort, Path folder) throws Exception {
        Traffic traffic = Traffic.of(Population.presentedKeys(effort.keys()), 200, 1);
        Load load = Load.forGoodKeys(effort.requests().window());
        EnumSet<Variant> variants = EnumSet.range(Variant.KEYSTILE, Variant.TUTORIAL);
        try (Servers servers = new Servers()) {
            ServerUnderLoad baseline = servers.start(Variant.NO_FILTER, load, traffic);
            List<ServerUnderLoad> subjects = servers.startAll(variants, load, traffic);
            requireGoodAnswers(baseline, traffic);
            for (ServerUnderLoad subject : subjects) {
                requireGoodAnswers(subject, traffic);
            }
            Map<Subject, List<Turn>> turns = Interleaving.run(baseline, subjects, effort.requests());
            if (Profiler.isAsked()) {
                baseline.profile(PROFILE, folder);
                for (ServerUnderLoad subject : subjects) {
                    subject.profile(PROFILE, folder);
                }
            }
            return results(turns, load);
        }
    }

    /** A redirect is no failure to wrk, so somebody has to look at the status itself. A server is warm before it is looked at. */
    private static void requireGoodAnswers(ServerUnderLoad server, Traffic traffic) throws Exception {
        server.under(new NioLoad(), traffic).measure(LOOK);
        Window look = server.under(new NioLoad(), traffic).measure(LOOK);
        if (look.unexpected() > 0) {
            throw new IllegalStateException(look.unexpected() + " of " + look.requests() + " answers of '"
                    + server.name() + "' have another status than " + traffic.status() + ": mend the variant");
        }
    }

    private static Results results(Map<Subject, List<Turn>> turns, Load load) {
        Results results = new Results("Requests with good keys", "requests/s ÷ no filter");
        Map<String, Turns> byName = new LinkedHashMap<>();
        turns.forEach((subject, each) -> byName.put(subject.name(), new Turns(each)));
        Turns keystile = Objects.requireNonNull(byName.get(Variant.KEYSTILE.label()));
        byName.forEach((name, each) -> {
            results.add(name, "requests/s ÷ no filter", each.ratio(Window::perSecond));
            results.add(name, "Keystile ÷ it", keystile.against(each, Window::perSecond));
            results.add(name, "requests/s", each.median(Window::perSecond));
            results.add(name, "added CPU µs/request", each.added(Window::cpuMicrosPerRequest));
            results.add(name, "server busy", each.median(Window::busy));
            results.add(name, "p50 µs", each.median(Window::p50Micros));
            results.add(name, "p99 µs", each.median(Window::p99Micros));
            results.add(name, "non-2xx", each.unexpected());
        });
        results.note("Load by " + load.name() + ", 16 connections, HTTP/1.1 keep-alive; "
                + (Cores.arePinned() ? "servers on core 0, load and databases on core 1." : "not pinned to cores."));
        results.note("The server is the bottleneck where it is nearly always busy; uncached on a database server, the"
                + " database and the load share a core.");
        return results;
    }
}
