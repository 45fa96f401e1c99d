package dev.keystile.admin.rest;

import dev.keystile.IssuedKey;
import dev.keystile.admin.access.Reserved;
import dev.keystile.admin.http.Json;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;

/** Keys as the API shows them: field by field, so that no part of a key is ever shown because it was added to the key. */
final class KeyJson {
    private final Json json;
    private final InstantSource clock;

    KeyJson(Json json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The only answer that holds a plaintext. */
    ObjectNode issued(IssuedKey issued, KeyUsage usage) {
        ObjectNode node = json.object();
        node.set("key", key(issued.key(), usage));
        node.put("plaintext", issued.plaintext());
        return node;
    }

    ObjectNode key(ApiKey key, KeyUsage usage) {
        ObjectNode node = json.object();
        node.put("id", key.id());
        node.put("prefix", key.prefix());
        node.put("name", key.name());
        node.put("owner", key.owner());
        array(node, "scopes", key.scopes());
        metadata(node, key);
        node.put("createdAt", text(key.createdAt()));
        node.put("createdBy", key.metadata().get(Reserved.CREATED_BY));
        node.put("importedFrom", key.metadata().get(Reserved.IMPORTED_FROM));
        node.put("expiresAt", text(key.expiresAt()));
        node.put("enabled", key.enabled());
        node.put("status", key.status(clock.instant()).name().toLowerCase(Locale.ROOT));
        node.put("revokedAt", text(key.revokedAt()));
        node.put("revokedReason", key.revokedReason());
        array(node, "allowedNetworks", key.allowedNetworks());
        ArrayNode limits = node.putArray("rateLimits");
        key.rateLimits().forEach(limit -> limit(limits, limit));
        ArrayNode secrets = node.putArray("secrets");
        key.secrets().forEach(secret -> secret(secrets, secret));
        node.put("version", key.version());
        usage(node.putObject("usage"), usage);
        return node;
    }

    private static void array(ObjectNode node, String name, Collection<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    private static void metadata(ObjectNode node, ApiKey key) {
        ObjectNode metadata = node.putObject("metadata");
        key.metadata().forEach((name, value) -> {
            if (!Reserved.isReserved(name)) {
                metadata.put(name, value);
            }
        });
    }

    private static void limit(ArrayNode limits, RateLimit limit) {
        limits.addObject()
                .put("permits", limit.permits())
                .put("window", limit.window().toString());
    }

    private static void secret(ArrayNode secrets, KeySecret secret) {
        secrets.addObject()
                .put("createdAt", text(secret.createdAt()))
                .put("expiresAt", text(secret.expiresAt()))
                .put("hash", secret.algorithm());
    }

    private static void usage(ObjectNode node, KeyUsage usage) {
        node.put("useCount", usage.useCount());
        node.put("lastUsedAt", text(usage.lastUsedAt()));
        node.put("lastUsedFrom", usage.lastUsedFrom());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
