package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes every call on: a store to be changed in one place. */
class ForwardingKeyStore implements KeyStore {
    private final KeyStore store;

    ForwardingKeyStore(KeyStore store) {
        this.store = store;
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
    public Set<String> insertAll(Collection<ApiKey> keys) {
        return store.insertAll(keys);
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
    public List<Finding> diagnose() {
        return store.diagnose();
    }

    @Override
    public void close() {
        store.close();
    }
}
