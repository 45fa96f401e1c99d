package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;

import java.util.List;
import java.util.Map;

/**
 * A key and its use.
 *
 * @param key the key
 * @param usage what is known of its use
 */
record KeyWithUsage(ApiKey key, KeyUsage usage) {
    static List<KeyWithUsage> of(ApiKeys keys, List<ApiKey> page) {
        Map<String, KeyUsage> usage = keys.usage(page.stream().map(ApiKey::id).toList());
        return page.stream()
                .map(key -> new KeyWithUsage(key, usage.getOrDefault(key.id(), KeyUsage.NONE)))
                .toList();
    }

    static KeyWithUsage of(ApiKeys keys, ApiKey key) {
        return of(keys, List.of(key)).get(0);
    }
}
