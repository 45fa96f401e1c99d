package dev.keystile.benchmarks.micro;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.Hashers;
import dev.keystile.benchmarks.store.OpenStore;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.benchmarks.store.Store;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A store with keys in it, opened once for each trial. */
@State(Scope.Benchmark)
public class StoreState {
    private static final String PROPERTY = "keystile.benchmark.store.";
    private static final int KEYS = 4_096;

    /** Every store. */
    @Param
    public Store store = Store.MEMORY;

    List<String> presentedKeys = List.of();
    List<String> ids = List.of();
    OpenStore opened;
    ApiKeys uncached;

    /** Tells forks where the stores are that the harness has started for all of them. */
    static String[] urls() {
        return Arrays.stream(Store.values())
                .map(store -> "-D" + PROPERTY + store + "=" + store.freshUrl())
                .toArray(String[]::new);
    }

    /** Opens it and adds keys. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        String url = System.getProperty(PROPERTY + store);
        opened = store.open(url == null ? store.freshUrl() : url);
        presentedKeys = Population.presentedKeys(KEYS);
        ids = presentedKeys.stream().map(Population::id).toList();
        opened.load(Population.keys(presentedKeys, Hashers.sha256()));
        ApiKeysBuilder builder = ApiKeys.builder(opened.keys()).maxStaleness(Duration.ZERO);
        uncached = builder.build();
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        uncached.close();
        opened.close();
    }
}
