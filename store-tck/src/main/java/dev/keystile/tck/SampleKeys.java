package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeyBuilder;
import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keys to try a store with. Ids and owners are fresh, since a database may hold what earlier tests left. */
final class SampleKeys {
    /** When sample keys are made, unless a test says otherwise. */
    static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");
    /** A moment after that. */
    static final Instant LATER = NOW.plusMillis(1);
    /** The last time that a key may hold. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private SampleKeys() {}

    static String freshText() {
        return UUID.randomUUID().toString();
    }

    /** A key with little more than it must have. */
    static ApiKey plain() {
        return withId(freshText()).build();
    }

    static ApiKeyBuilder withId(String id) {
        return ApiKey.builder(id).name("a key").createdAt(NOW).secrets(List.of(secret()));
    }

    static ApiKeyBuilder ownedBy(String owner) {
        return withId(freshText()).owner(owner);
    }

    /** A key with every field in use. */
    static ApiKey full() {
        return withId(freshText())
                .prefix("acme_live")
                .name("Nightly import")
                .owner(freshText())
                .scopes(Set.of("orders:read", "orders:write"))
                .metadata(Map.of("team", "logistics", "contact", "night-shift@example.org"))
                .expiresAt(NOW.plus(Duration.ofDays(90)))
                .enabled(false)
                .revoked(NOW.plusSeconds(60), "found in a public repository")
                .allowedNetworks(List.of("10.0.0.0/8", "2001:db8::/32"))
                .rateLimits(List.of(new RateLimit(100, Duration.ofMinutes(1))))
                .secrets(List.of(secret(), secret().until(NOW.plus(Duration.ofDays(1)))))
                .version(3)
                .build();
    }

    static KeySecret secret() {
        return KeySecret.current("{sha256}" + freshText(), NOW);
    }

    static ApiKey renamed(ApiKey key, String name) {
        return key.toBuilder().name(name).build();
    }

    static ApiKey revoked(ApiKey key) {
        return key.toBuilder().revoked(NOW.plusSeconds(1), "leaked").build();
    }

    /** The key as a store keeps it after an update. */
    static ApiKey raised(ApiKey key) {
        return key.toBuilder().version(key.version() + 1).build();
    }
}
