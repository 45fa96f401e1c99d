package dev.keystile.cli;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A key as machines read it, in the same form as the admin API has it. No hash is told, only how it was made. */
final class KeyJson {
    private KeyJson() {}

    static Map<String, @Nullable Object> of(ApiKey key, Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", key.id());
        json.put("prefix", key.prefix());
        json.put("name", key.name());
        json.put("owner", key.owner());
        json.put("scopes", key.scopes());
        json.put("metadata", key.metadata());
        json.put("createdAt", text(key.createdAt()));
        json.put("createdBy", Origin.createdBy(key));
        json.put("expiresAt", text(key.expiresAt()));
        json.put("enabled", key.enabled());
        json.put("status", key.status(now).name().toLowerCase(Locale.ROOT));
        json.put("revokedAt", text(key.revokedAt()));
        json.put("revokedReason", key.revokedReason());
        json.put("allowedNetworks", key.allowedNetworks());
        json.put("rateLimits", key.rateLimits().stream().map(KeyJson::limit).toList());
        json.put("secrets", key.secrets().stream().map(KeyJson::secret).toList());
        json.put("version", key.version());
        return json;
    }

    static Map<String, @Nullable Object> of(ApiKey key, KeyUsage usage, Instant now) {
        Map<String, @Nullable Object> json = of(key, now);
        Map<String, @Nullable Object> use = new LinkedHashMap<>();
        use.put("useCount", usage.useCount());
        use.put("lastUsedAt", text(usage.lastUsedAt()));
        use.put("lastUsedFrom", usage.lastUsedFrom());
        json.put("usage", use);
        return json;
    }

    private static Map<String, Object> limit(RateLimit limit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("permits", limit.permits());
        json.put("window", limit.window().toString());
        return json;
    }

    private static Map<String, @Nullable Object> secret(KeySecret secret) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("createdAt", text(secret.createdAt()));
        json.put("expiresAt", text(secret.expiresAt()));
        json.put("hash", secret.algorithm());
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
