package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.store.CountingStore;
import dev.keystile.benchmarks.store.OpenStore;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.spi.SecretHasher;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The keys that are let in, in the form that each variant wants them: a store for Keystile, a map for all others. */
final class GoodKeys {
    private final List<String> presentedKeys;
    private final OpenStore store;
    private @Nullable CountingStore counting;

    GoodKeys(List<String> presentedKeys, OpenStore store) {
        this.presentedKeys = presentedKeys;
        this.store = store;
    }

    /** The lookup that all variants share which are not Keystile. */
    SharedLookup lookup() {
        return SharedLookup.of(presentedKeys);
    }

    CountingStore stored(SecretHasher hasher) throws Exception {
        store.load(Population.keys(presentedKeys, hasher));
        counting = new CountingStore(store.keys());
        return counting;
    }

    /** How often the store was asked for a key that it does not have. */
    long misses() {
        return counting == null ? 0 : counting.misses();
    }
}
