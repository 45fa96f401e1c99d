package dev.keystile.faults;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.KeyStore;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A store whose feed reaches its listener by a bad road.
 *
 * @param store the real one
 * @param road makes, of who is to be told, who is told by the feed
 */
record FeedThrough(KeyStore store, UnaryOperator<ChangeListener> road) implements KeyStore {
    @Override
    public ChangeFeed changes() {
        return listener -> store.changes().follow(road.apply(listener));
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return store.find(id);
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
    public void close() {
        store.close();
    }
}
