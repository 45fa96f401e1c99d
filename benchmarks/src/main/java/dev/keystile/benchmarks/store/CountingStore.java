package dev.keystile.benchmarks.store;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.KeyStore;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often a store is asked for a key that it does not have. */
public final class CountingStore implements KeyStore {
    private final KeyStore store;
    private final LongAdder misses = new LongAdder();

    /** Counts for a store, which stays the caller's to close. */
    public CountingStore(KeyStore store) {
        this.store = store;
    }

    /** How often {@link #find} found nothing until now. */
    public long misses() {
        return misses.sum();
    }

    @Override
    public Optional<ApiKey> find(String id) {
        Optional<ApiKey> key = store.find(id);
        if (key.isEmpty()) {
            misses.increment();
        }
        return key;
    }

    @Override
    public void insert(ApiKey key) {
        store.insert(key);
    }

    @Override
    public boolean update(ApiKey key) {
        return store.update(key);
    }

    @Override
    public boolean delete(String id) {
        return store.delete(id);
    }

    @Override
    public boolean delete(String id, long version) {
        return store.delete(id, version);
    }

    @Override
    public Page<ApiKey> list(KeyQuery query) {
        return store.list(query);
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        store.recordUse(uses);
    }

    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        return store.usage(ids);
    }

    @Override
    public ChangeFeed changes() {
        return store.changes();
    }

    @Override
    public void close() {}
}
