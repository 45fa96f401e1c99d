package dev.keystile.store.mongo;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;

import java.time.Instant;
import java.util.List;

/** Keys to test with. */
final class Keys {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final String HASH = "{sha256}9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Keys() {}

    static ApiKey key(String id) {
        return ApiKey.builder(id)
                .name("a key")
                .createdAt(NOW)
                .secrets(List.of(KeySecret.current(HASH, NOW)))
                .build();
    }
}
