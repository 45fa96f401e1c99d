package dev.keystile.examples.quickstart;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/** What {@code /api/hello} answers. */
record Greeting(String message, Key key) {
    /** What the holder of a key may know of it. */
    record Key(
            String id,
            String name,
            @Nullable String owner,
            Set<String> scopes,
            @Nullable Instant expiresAt) {}

    static Greeting of(ApiKey key) {
        return new Greeting(
                "Hello, " + key.name() + "!",
                new Key(key.id(), key.name(), key.owner(), key.scopes(), key.expiresAt()));
    }
}
