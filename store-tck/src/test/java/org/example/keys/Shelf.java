package org.example.keys;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.spi.ChangeFeed.ChangeListener;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The database of this example: it outlives the stores that work on it. */
final class Shelf {
    /** A key and its use, which end together. */
    record Row(ApiKey key, KeyUsage usage) {}

    final ConcurrentMap<String, Row> rows = new ConcurrentHashMap<>();
    final List<ChangeListener> followers = new CopyOnWriteArrayList<>();

    void tell(String id) {
        followers.forEach(follower -> follower.changed(id));
    }
}
