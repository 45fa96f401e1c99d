package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;

/** Which keys a query lets through. Indexes only narrow down what is looked at: here is the whole rule. */
final class KeyFilter {
    private KeyFilter() {}

    static boolean letsThrough(KeyQuery query, ApiKey key) {
        return (query.owner() == null || query.owner().equals(key.owner()))
                && (query.status() == null || query.status() == key.status(query.asOf()))
                && (query.text() == null
                        || key.name().contains(query.text())
                        || key.id().contains(query.text()));
    }

    /** Whether the index alone tells which keys are let through, so that no more need to be read than are asked for. */
    static boolean isExact(KeyQuery query) {
        return query.status() == null && query.text() == null;
    }
}
