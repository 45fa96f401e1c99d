package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;
import dev.keystile.spi.DamagedKeyException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a key from the fields of its hash, and accepts nothing but what {@link KeyFields} writes. */
final class KeyReader {
    private static final Pattern RATE_LIMIT = Pattern.compile("(\\d{1,10}) in (\\d{1,11})ms");

    private KeyReader() {}

    /**
     * Reads a key.
     *
     * @throws DamagedKeyException if the hash holds what no store of ours has written
     */
    static ApiKey read(String id, List<byte[]> hash) {
        try {
            StrictFields fields = new StrictFields(hash);
            ApiKey key = read(id, fields);
            fields.require("place", Places.of(key));
            fields.requireEmpty();
            return key;
        } catch (RuntimeException e) {
            // Neither message nor cause: they may quote the hash, and it holds hashes of secrets.
            throw damaged(id, e.getClass().getSimpleName());
        }
    }

    static DamagedKeyException damaged(String id, String reason) {
        return new DamagedKeyException("what Redis keeps of key " + id + " is damaged (" + reason
                + "): put its hash right, or delete the key");
    }

    private static ApiKey read(String id, StrictFields fields) {
        fields.require("format", KeyFields.FORMAT);
        fields.require("id", id);
        String owner = fields.optional("owner");
        if (owner != null) {
            fields.require("owner-index", Places.ownerIndex(owner));
        }
        return ApiKey.builder(id)
                .prefix(fields.text("prefix"))
                .name(fields.text("name"))
                .owner(owner)
                .scopes(new TreeSet<>(words(fields.text("scopes"))))
                .metadata(fields.startingWith("metadata."))
                .createdAt(fields.time("created-at"))
                .expiresAt(fields.optionalTime("expires-at"))
                .enabled(fields.flag("enabled"))
                .revoked(fields.optionalTime("revoked-at"), fields.optional("revoked-reason"))
                .allowedNetworks(words(fields.text("networks")))
                .rateLimits(rateLimits(fields))
                .secrets(secrets(fields))
                .version(fields.number("version"))
                .build();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static List<RateLimit> rateLimits(StrictFields fields) {
        List<RateLimit> limits = new ArrayList<>();
        while (fields.has("rate-limit." + limits.size())) {
            limits.add(rateLimit(fields.text("rate-limit." + limits.size())));
        }
        return limits;
    }

    private static RateLimit rateLimit(String text) {
        Matcher matcher = RATE_LIMIT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no rate limit");
        }
        return new RateLimit(Long.parseLong(matcher.group(1)), Duration.ofMillis(Long.parseLong(matcher.group(2))));
    }

    private static List<KeySecret> secrets(StrictFields fields) {
        List<KeySecret> secrets = new ArrayList<>();
        while (fields.has("secret." + secrets.size() + ".hash")) {
            String name = "secret." + secrets.size();
            secrets.add(new KeySecret(
                    fields.text(name + ".hash"),
                    fields.time(name + ".created-at"),
                    fields.optionalTime(name + ".expires-at")));
        }
        return secrets;
    }
}
