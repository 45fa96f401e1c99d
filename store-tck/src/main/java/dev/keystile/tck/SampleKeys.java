package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeyBuilder;
import dev.keystile.model.KeySecret;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keys to try a store with. Ids and owners are fresh, since a database may hold what earlier tests left. */
final class SampleKeys {
    /** When sample keys are made, unless a test says otherwise. */
    static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

    private SampleKeys() {}

    static String freshText() {
        return UUID.randomUUID().toString();
    }

    static ApiKey key() {
        return named("a key").build();
    }

    static ApiKey keyWithId(String id) {
        return named("a key", id).build();
    }

    static ApiKeyBuilder named(String name) {
        return named(name, freshText());
    }

    private static ApiKeyBuilder named(String name, String id) {
        return ApiKey.builder(id).name(name).createdAt(NOW).secrets(List.of(secret()));
    }

    static KeySecret secret() {
        return KeySecret.current("{sha256}" + freshText(), NOW);
    }
}
