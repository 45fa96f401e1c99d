package dev.keystile.model;

import dev.keystile.internal.Base62;
import dev.keystile.internal.Checks;
import dev.keystile.internal.Networks;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The bounds of a key's fields, which every store can hold. */
final class Fields {
    private static final int MAX_TEXT = 200;
    private static final int MAX_SCOPES = 100;
    private static final int MAX_METADATA_BYTES = 4096;
    private static final int MAX_METADATA_NAME = 100;
    private static final int MAX_NETWORKS = 100;
    private static final int MAX_RATE_LIMITS = 10;
    private static final int MAX_ID = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_ID + "}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_]{0,32}");

    private Fields() {}

    /** Each read of a key checks its id: those of our own format, which are nearly all, are told by one look. */
    static String id(String id) {
        boolean isOurs = id.length() <= MAX_ID && !id.isEmpty() && Base62.isBase62(id, 0, id.length());
        return isOurs ? id : Checks.matches("the key id", id, ID);
    }

    static String prefix(String prefix) {
        return Checks.matches("the prefix", prefix, PREFIX);
    }

    static String name(String name) {
        return Checks.text("the name", name, MAX_TEXT);
    }

    static @Nullable String owner(@Nullable String owner) {
        return owner == null ? null : Checks.text("the owner", owner, MAX_TEXT);
    }

    static @Nullable String revokedReason(@Nullable String reason) {
        return reason == null ? null : Checks.text("the reason of a revocation", reason, MAX_TEXT);
    }

    static @Nullable Instant expiresAt(@Nullable Instant expiresAt) {
        return Checks.optionalInstant("expiresAt", expiresAt);
    }

    static Set<String> scopes(Set<String> scopes) {
        Checks.that(scopes.size() <= MAX_SCOPES, "a key holds at most %d scopes, not %d", MAX_SCOPES, scopes.size());
        scopes.forEach(scope -> Checks.scope("the scope", scope));
        return Collections.unmodifiableSet(new TreeSet<>(scopes));
    }

    static Map<String, String> metadata(Map<String, String> metadata) {
        long bytes = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            Checks.text("the name of a metadata entry", entry.getKey(), MAX_METADATA_NAME);
            Checks.wellFormed("the metadata entry '" + entry.getKey() + "'", entry.getValue());
            bytes += utf8Length(entry.getKey()) + utf8Length(entry.getValue());
        }
        Checks.that(
                bytes <= MAX_METADATA_BYTES,
                "the metadata has %d bytes, and at most %d are allowed: keep larger data in your own store",
                bytes,
                MAX_METADATA_BYTES);
        return Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    static List<String> allowedNetworks(List<String> networks) {
        Checks.that(
                networks.size() <= MAX_NETWORKS,
                "a key holds at most %d networks, not %d",
                MAX_NETWORKS,
                networks.size());
        Networks.of(networks);
        return List.copyOf(networks);
    }

    static List<RateLimit> rateLimits(List<RateLimit> limits) {
        Checks.that(
                limits.size() <= MAX_RATE_LIMITS,
                "a key holds at most %d rate limits, not %d",
                MAX_RATE_LIMITS,
                limits.size());
        return List.copyOf(limits);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
