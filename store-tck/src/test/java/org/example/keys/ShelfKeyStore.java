package org.example.keys;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;
import org.example.keys.Shelf.Row;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps keys on a shelf. */
final class ShelfKeyStore implements KeyStore {
    private final Shelf shelf;
    private final List<ChangeListener> followers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    ShelfKeyStore(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return Optional.ofNullable(open().rows.get(id)).map(Row::key);
    }

    @Override
    public void insert(ApiKey key) {
        if (open().rows.putIfAbsent(key.id(), new Row(key, KeyUsage.NONE)) != null) {
            throw new DuplicateKeyException(key.id(), null);
        }
        shelf.tell(key.id());
    }

    @Override
    public boolean update(ApiKey key) {
        Row row = open().rows.get(key.id());
        while (row != null && mayReplace(row.key(), key)) {
            if (shelf.rows.replace(key.id(), row, new Row(updated(row.key(), key), row.usage()))) {
                shelf.tell(key.id());
                return true;
            }
            row = shelf.rows.get(key.id());
        }
        return false;
    }

    private static ApiKey updated(ApiKey stored, ApiKey update) {
        return update.toBuilder()
                .prefix(stored.prefix())
                .createdAt(stored.createdAt())
                .version(stored.version() + 1)
                .build();
    }

    private static boolean mayReplace(ApiKey stored, ApiKey update) {
        boolean keepsRevocation = stored.revokedAt() == null
                || (stored.revokedAt().equals(update.revokedAt())
                        && Objects.equals(stored.revokedReason(), update.revokedReason()));
        return stored.version() == update.version() && keepsRevocation;
    }

    @Override
    public boolean delete(String id) {
        boolean isDeleted = open().rows.remove(id) != null;
        if (isDeleted) {
            shelf.tell(id);
        }
        return isDeleted;
    }

    @Override
    public boolean delete(String id, long version) {
        Row row = open().rows.get(id);
        while (row != null && row.key().version() == version) {
            if (shelf.rows.remove(id, row)) {
                shelf.tell(id);
                return true;
            }
            row = shelf.rows.get(id);
        }
        return false;
    }

    @Override
    public Page<ApiKey> list(KeyQuery query) {
        List<ApiKey> found = open().rows.values().stream()
                .map(Row::key)
                .filter(query::matches)
                .sorted(query.order().comparator())
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page<>(found, null);
        }
        return new Page<>(found.subList(0, query.limit()), PageToken.after(found.get(query.limit() - 1)));
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        for (KeyUse use : uses) {
            open().rows.computeIfPresent(use.id(), (id, row) -> new Row(row.key(), plus(row.usage(), use)));
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
        Map<String, KeyUsage> usage = new HashMap<>();
        for (Row row : open().rows.values()) {
            if (ids.contains(row.key().id())) {
                usage.put(row.key().id(), row.usage());
            }
        }
        return usage;
    }

    @Override
    public ChangeFeed changes() {
        open();
        return follower -> {
            followers.add(follower);
            shelf.followers.add(follower);
            return () -> shelf.followers.remove(follower);
        };
    }

    @Override
    public void close() {
        closed = true;
        shelf.followers.removeAll(followers);
    }

    private Shelf open() {
        if (closed) {
            throw new IllegalStateException("this store is closed: open another one");
        }
        return shelf;
    }
}
