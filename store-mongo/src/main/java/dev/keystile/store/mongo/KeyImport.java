package dev.keystile.store.mongo;

import dev.keystile.model.ApiKey;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds many keys, in batches that the server acknowledges well within the timeout of a call. */
final class KeyImport {
    private static final int BATCH = 500;

    private final KeyCollection keys;

    KeyImport(KeyCollection keys) {
        this.keys = keys;
    }

    /** Adds keys, and tells the ids that were taken. */
    Set<String> insert(Collection<ApiKey> added) {
        List<ApiKey> all = List.copyOf(added);
        Set<String> taken = new HashSet<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            insert(all.subList(from, Math.min(all.size(), from + BATCH)), taken);
        }
        return taken;
    }

    private void insert(List<ApiKey> part, Set<String> taken) {
        // A server may write a batch in any order, and of two keys with one id the first counts.
        Map<String, ApiKey> byId = new LinkedHashMap<>();
        part.forEach(key -> {
            if (byId.putIfAbsent(key.id(), key) != null) {
                taken.add(key.id());
            }
        });
        taken.addAll(keys.insertAll(List.copyOf(byId.values())));
    }
}
