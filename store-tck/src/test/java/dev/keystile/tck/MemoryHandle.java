package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One node's way to a store that it shares: closing it leaves the store open for the others. */
final class MemoryHandle implements KeyStore {
    private final KeyStore shared;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    MemoryHandle(KeyStore shared) {
        this.shared = shared;
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return open().find(id);
    }

    @Override
    public void insert(ApiKey key) {
        open().insert(key);
    }

    @Override
    public Set<String> insertAll(Collection<ApiKey> keys) {
        return open().insertAll(keys);
    }

    @Override
    public boolean update(ApiKey key) {
        return open().update(key);
    }

    @Override
    public boolean delete(String id) {
        return open().delete(id);
    }

    @Override
    public boolean delete(String id, long version) {
        return open().delete(id, version);
    }

    @Override
    public Page<ApiKey> list(KeyQuery query) {
        return open().list(query);
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        open().recordUse(uses);
    }

    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        return open().usage(ids);
    }

    @Override
    public ChangeFeed changes() {
        ChangeFeed feed = open().changes();
        return listener -> {
            Subscription subscription = feed.follow(listener);
            subscriptions.add(subscription);
            return subscription;
        };
    }

    @Override
    public List<Finding> diagnose() {
        return open().diagnose();
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Subscription::close);
    }

    private KeyStore open() {
        if (closed) {
            throw new IllegalStateException("this handle is closed: open another one");
        }
        return shared;
    }
}
