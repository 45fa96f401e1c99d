package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import dev.keystile.store.memory.InMemoryKeyStore;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The in-memory store, with its reads counted, that can be down and that lets a test step in between. */
final class WatchedStore implements KeyStore {
    final AtomicInteger finds = new AtomicInteger();
    final AtomicInteger lists = new AtomicInteger();
    volatile boolean down;
    volatile boolean closed;
    volatile Runnable beforeFind = () -> {};
    volatile Runnable afterFind = () -> {};
    volatile Runnable beforeUpdate = () -> {};
    volatile Runnable beforeDelete = () -> {};
    volatile ChangeFeed changes;

    private final KeyStore store;

    WatchedStore() {
        this(new InMemoryKeyStore());
    }

    WatchedStore(KeyStore store) {
        this.store = store;
        this.changes = store.changes();
    }

    /** A store that tells no changes, as if the feed were cut. */
    static WatchedStore silent(KeyStore store) {
        WatchedStore silent = new WatchedStore(store);
        silent.changes = ChangeFeed.none();
        return silent;
    }

    @Override
    public Optional<ApiKey> find(String id) {
        finds.incrementAndGet();
        beforeFind.run();
        requireUp();
        Optional<ApiKey> found = store.find(id);
        afterFind.run();
        return found;
    }

    @Override
    public void insert(ApiKey key) {
        requireUp();
        store.insert(key);
    }

    @Override
    public boolean update(ApiKey key) {
        beforeUpdate.run();
        requireUp();
        return store.update(key);
    }

    @Override
    public boolean delete(String id) {
        requireUp();
        return store.delete(id);
    }

    @Override
    public boolean delete(String id, long version) {
        beforeDelete.run();
        requireUp();
        return store.delete(id, version);
    }

    @Override
    public Page<ApiKey> list(KeyQuery query) {
        lists.incrementAndGet();
        requireUp();
        return store.list(query);
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        requireUp();
        store.recordUse(uses);
    }

    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        requireUp();
        return store.usage(ids);
    }

    @Override
    public ChangeFeed changes() {
        return changes;
    }

    @Override
    public void close() {
        closed = true;
        store.close();
    }

    private void requireUp() {
        if (down) {
            throw new StoreException("the test took the store down", null);
        }
    }
}
