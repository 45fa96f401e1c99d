package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a key as the fields of a hash, which people can read. {@link KeyReader} reads them. */
final class KeyFields {
    static final String FORMAT = "1";

    private final List<String> fields = new ArrayList<>();

    private KeyFields() {}

    /** All fields, each name before its value. */
    static List<String> ofNew(ApiKey key) {
        KeyFields fields = new KeyFields();
        fields.add("place", Places.of(key));
        fields.add("created-at", key.createdAt());
        fields.add("prefix", key.prefix());
        return fields.addRest(key, key.version());
    }

    /** All fields but those that a key is born with, with the version raised by one. */
    static List<String> ofUpdate(ApiKey key) {
        return new KeyFields().addRest(key, key.version() + 1);
    }

    private List<String> addRest(ApiKey key, long version) {
        add("format", FORMAT);
        add("id", key.id());
        add("version", Long.toString(version));
        add("name", key.name());
        add("owner", key.owner());
        add("owner-index", key.owner() == null ? null : Places.ownerIndex(key.owner()));
        add("scopes", String.join(" ", key.scopes()));
        add("expires-at", key.expiresAt());
        add("enabled", Boolean.toString(key.enabled()));
        add("revoked-at", key.revokedAt());
        add("revoked-reason", key.revokedReason());
        add("networks", String.join(" ", key.allowedNetworks()));
        key.metadata().forEach((name, value) -> add("metadata." + name, value));
        addNumbered(key.rateLimits(), key.secrets());
        return fields;
    }

    private void addNumbered(List<RateLimit> limits, List<KeySecret> secrets) {
        for (int i = 0; i < limits.size(); i++) {
            RateLimit limit = limits.get(i);
            add("rate-limit." + i, limit.permits() + " in " + limit.window().toMillis() + "ms");
        }
        for (int i = 0; i < secrets.size(); i++) {
            KeySecret secret = secrets.get(i);
            add("secret." + i + ".hash", secret.hash());
            add("secret." + i + ".created-at", secret.createdAt());
            add("secret." + i + ".expires-at", secret.expiresAt());
        }
    }

    private void add(String name, @Nullable Instant time) {
        add(name, millis(time));
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            fields.add(name);
            fields.add(value);
        }
    }

    static @Nullable String millis(@Nullable Instant time) {
        return time == null ? null : Long.toString(time.toEpochMilli());
    }
}
