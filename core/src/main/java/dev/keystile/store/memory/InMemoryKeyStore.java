package dev.keystile.store.memory;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps keys in memory, for as long as it is open: for tests and trials. It is the reference implementation of the store
 * contract, and tells changes at once, on the thread that makes them. Safe for use by several threads.
 */
public final class InMemoryKeyStore implements KeyStore {
    /** A key and its use live in one entry, so that deleting the key leaves no use behind. */
    private record Entry(ApiKey key, KeyUsage usage) {}

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Creates an empty store. */
    public InMemoryKeyStore() {}

    @Override
    public Optional<ApiKey> find(String id) {
        requireOpen();
        return Optional.ofNullable(entries.get(id)).map(Entry::key);
    }

    @Override
    public void insert(ApiKey key) {
        requireOpen();
        if (entries.putIfAbsent(key.id(), new Entry(key, KeyUsage.NONE)) != null) {
            throw new DuplicateKeyException(key.id(), null);
        }
        tellChanged(key.id());
    }

    @Override
    public boolean update(ApiKey key) {
        requireOpen();
        Entry entry = entries.get(key.id());
        while (entry != null && mayReplace(entry.key(), key)) {
            if (entries.replace(key.id(), entry, new Entry(updated(entry.key(), key), entry.usage()))) {
                tellChanged(key.id());
                return true;
            }
            entry = entries.get(key.id());
        }
        return false;
    }

    /** What a key is born with stays. */
    private static ApiKey updated(ApiKey stored, ApiKey update) {
        return update.toBuilder()
                .prefix(stored.prefix())
                .createdAt(stored.createdAt())
                .version(stored.version() + 1)
                .build();
    }

    private static boolean mayReplace(ApiKey stored, ApiKey update) {
        return stored.version() == update.version()
                && (stored.revokedAt() == null || hasSameRevocation(stored, update));
    }

    private static boolean hasSameRevocation(ApiKey stored, ApiKey update) {
        return Objects.equals(stored.revokedAt(), update.revokedAt())
                && Objects.equals(stored.revokedReason(), update.revokedReason());
    }

    @Override
    public boolean delete(String id) {
        requireOpen();
        boolean deleted = entries.remove(id) != null;
        if (deleted) {
            tellChanged(id);
        }
        return deleted;
    }

    @Override
    public boolean delete(String id, long version) {
        requireOpen();
        Entry entry = entries.get(id);
        while (entry != null && entry.key().version() == version) {
            if (entries.remove(id, entry)) {
                tellChanged(id);
                return true;
            }
            entry = entries.get(id);
        }
        return false;
    }

    @Override
    public Page<ApiKey> list(KeyQuery query) {
        requireOpen();
        List<ApiKey> found = entries.values().stream()
                .map(Entry::key)
                .filter(query::matches)
                .sorted(query.order().comparator())
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page<>(found, null);
        }
        List<ApiKey> page = found.subList(0, query.limit());
        return new Page<>(page, PageToken.after(page.get(page.size() - 1)));
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        requireOpen();
        for (KeyUse use : uses) {
            entries.computeIfPresent(use.id(), (id, entry) -> new Entry(entry.key(), plus(entry.usage(), use)));
        }
    }

    private static KeyUsage plus(KeyUsage usage, KeyUse use) {
        long count = usage.useCount() + use.count();
        Instant last = usage.lastUsedAt();
        return last == null || last.isBefore(use.lastUsedAt())
                ? new KeyUsage(count, use.lastUsedAt(), use.lastUsedFrom())
                : new KeyUsage(count, last, usage.lastUsedFrom());
    }

    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        requireOpen();
        Map<String, KeyUsage> usage = new HashMap<>();
        for (String id : ids) {
            Entry entry = entries.get(id);
            if (entry != null) {
                usage.put(id, entry.usage());
            }
        }
        return usage;
    }

    @Override
    public ChangeFeed changes() {
        requireOpen();
        return listener -> {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        };
    }

    @Override
    public List<Finding> diagnose() {
        requireOpen();
        return List.of(Finding.warning(
                "persistence",
                entries.size()
                        + " keys are kept in memory only and end with this process: use another store for keys that"
                        + " are to stay"));
    }

    @Override
    public void close() {
        closed = true;
        listeners.clear();
        entries.clear();
    }

    private void tellChanged(String id) {
        for (ChangeListener listener : listeners) {
            listener.changed(id);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this store is closed: open another one");
        }
    }
}
