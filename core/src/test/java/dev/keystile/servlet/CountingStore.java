package dev.keystile.servlet;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An in-memory store that writes down its look-ups, and lets a test break or delay them. */
class CountingStore implements KeyStore {
    private final KeyStore store;
    private final List<String> lookups = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<Optional<ApiKey>> onFind = UnaryOperator.identity();

    CountingStore() {
        this(new InMemoryKeyStore());
    }

    CountingStore(KeyStore store) {
        this.store = store;
    }

    /** A node that reads the same store and is told nothing of its changes. */
    static CountingStore withoutChanges(KeyStore store) {
        return new CountingStore(store) {
            @Override
            public ChangeFeed changes() {
                return ChangeFeed.none();
            }
        };
    }

    /** Several filters may open it, and close what they opened. */
    static CountingStore thatStaysOpen(KeyStore store) {
        return new CountingStore(store) {
            @Override
            public void close() {}
        };
    }

    /** The ids that were looked up since the last {@link #reset}. */
    List<String> lookups() {
        return List.copyOf(lookups);
    }

    /** What happens between the look-up and its answer. */
    void onFind(UnaryOperator<Optional<ApiKey>> hook) {
        onFind = hook;
    }

    void reset() {
        lookups.clear();
        onFind = UnaryOperator.identity();
    }

    @Override
    public Optional<ApiKey> find(String id) {
        lookups.add(id);
        return onFind.apply(store.find(id));
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
    public void close() {
        store.close();
    }
}
