package dev.keystile.migrate;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A key with all that a store keeps of it, hashes and use included, as one line of JSON: Keystile's own form for export and
 * import. Text in UTF-8, times in ISO 8601 (UTC). What is unknown is refused. Whoever can read such a line can attack the
 * hashes, and whoever can write it can plant a key: keep it as you keep the store.
 *
 * @param key the key
 * @param usage what is known of its use
 */
public record KeyLine(ApiKey key, KeyUsage usage) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    /** As the line has it, in its order. */
    private record Line(
            String id,
            @Nullable String prefix,
            String name,
            @Nullable String owner,
            @Nullable Set<String> scopes,
            @Nullable Map<String, String> metadata,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Boolean enabled,
            @Nullable Instant revokedAt,
            @Nullable String revokedReason,
            @Nullable List<String> allowedNetworks,
            @Nullable List<Limit> rateLimits,
            List<Secret> secrets,
            @Nullable Long version,
            @Nullable Usage usage) {}

    private record Secret(
            String hash, Instant createdAt, @Nullable Instant expiresAt) {}

    private record Limit(long permits, Duration window) {}

    private record Usage(
            long useCount,
            @Nullable Instant lastUsedAt,
            @Nullable String lastUsedFrom) {}

    /**
     * Reads a line.
     *
     * @param line the line, without its end
     * @return the key and its use
     * @throws IllegalArgumentException if it is none; the message quotes no hash
     */
    public static KeyLine parse(String line) {
        Line read;
        try {
            read = MAPPER.readValue(line, Line.class);
        } catch (JacksonException e) {
            // The message of the parser may quote a hash.
            throw new IllegalArgumentException("the line is no key as Keystile exports it: mend it at column "
                    + e.getLocation().getColumnNr());
        }
        if (read == null || read.id == null || read.name == null || read.createdAt == null || read.secrets == null) {
            throw new IllegalArgumentException("the key lacks an id, a name, createdAt or its secrets");
        }
        return new KeyLine(key(read), usage(read.usage));
    }

    private static ApiKey key(Line line) {
        return ApiKey.builder(line.id)
                .prefix(Objects.requireNonNullElse(line.prefix, ""))
                .name(line.name)
                .owner(line.owner)
                .scopes(Objects.requireNonNullElse(line.scopes, Set.of()))
                .metadata(Objects.requireNonNullElse(line.metadata, Map.of()))
                .createdAt(line.createdAt)
                .expiresAt(line.expiresAt)
                .enabled(Objects.requireNonNullElse(line.enabled, true))
                .revoked(line.revokedAt, line.revokedReason)
                .allowedNetworks(Objects.requireNonNullElse(line.allowedNetworks, List.of()))
                .rateLimits(Objects.requireNonNullElse(line.rateLimits, List.<Limit>of()).stream()
                        .map(limit -> new RateLimit(limit.permits, limit.window))
                        .toList())
                .secrets(line.secrets.stream().map(KeyLine::secret).toList())
                .version(Objects.requireNonNullElse(line.version, 1L))
                .build();
    }

    private static KeySecret secret(Secret secret) {
        if (secret == null || secret.hash == null || secret.createdAt == null) {
            throw new IllegalArgumentException("a secret lacks its hash or createdAt");
        }
        return new KeySecret(secret.hash, secret.createdAt, secret.expiresAt);
    }

    private static KeyUsage usage(@Nullable Usage usage) {
        return usage == null ? KeyUsage.NONE : new KeyUsage(usage.useCount, usage.lastUsedAt, usage.lastUsedFrom);
    }

    /** Tells the use as a store is told of it; {@code null} if there was none. */
    @Nullable KeyUse use() {
        Instant lastUsedAt = usage.lastUsedAt();
        return lastUsedAt == null || usage.useCount() < 1
                ? null
                : new KeyUse(key.id(), usage.useCount(), lastUsedAt, usage.lastUsedFrom());
    }

    /**
     * Writes the line.
     *
     * @return JSON without a line break
     */
    public String toJson() {
        return MAPPER.writeValueAsString(new Line(
                key.id(),
                key.prefix(),
                key.name(),
                key.owner(),
                key.scopes(),
                key.metadata(),
                key.createdAt(),
                key.expiresAt(),
                key.enabled(),
                key.revokedAt(),
                key.revokedReason(),
                key.allowedNetworks(),
                key.rateLimits().stream()
                        .map(limit -> new Limit(limit.permits(), limit.window()))
                        .toList(),
                key.secrets().stream()
                        .map(secret -> new Secret(secret.hash(), secret.createdAt(), secret.expiresAt()))
                        .toList(),
                key.version(),
                new Usage(usage.useCount(), usage.lastUsedAt(), usage.lastUsedFrom())));
    }
}
