package dev.keystile;

import dev.keystile.benchmarks.micro.Cursor;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A hit in the cache. It is in core's own package, since the cache is nobody else's. */
@State(Scope.Benchmark)
public class CacheOperations {
    private final List<String> presentedKeys = Population.presentedKeys(4_096);
    private final List<String> ids = presentedKeys.stream().map(Population::id).toList();
    private final KeyCache cache = cache();

    private KeyCache cache() {
        InMemoryKeyStore store = new InMemoryKeyStore();
        Population.keys(presentedKeys, Hashers.sha256()).forEach(store::insert);
        HasherChain hashers = new HasherChain(List.of(Hashers.sha256()));
        KeyReader reader = id -> CachedKey.of(
                store.find(id).orElse(null),
                hashers,
                System.nanoTime(),
                InstantSource.system().instant());
        CacheConfig config =
                new CacheConfig(Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(1), 100_000, 10_000);
        return new KeyCache(reader, config, InstantSource.system(), System::nanoTime);
    }

    /** A key that is there and fresh, but for one read of a store in memory every ten seconds. */
    @Benchmark
    public Object hit(Cursor cursor) {
        return cache.get(cursor.of(ids));
    }
}
