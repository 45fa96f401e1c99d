package dev.keystile;

import dev.keystile.internal.Checks;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.KeyStore;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The life of keys: each step reads the key from the store, never from the cache, and compares and sets. */
final class KeyManager {
    private static final int ATTEMPTS = 20;
    private static final int MAX_TOKEN = 1000;
    private static final int PURGE_PAGE = 500;

    private final KeyStore store;
    private final Formats formats;
    private final HasherChain hashers;
    private final KeyCache cache;
    private final Events events;
    private final InstantSource clock;

    KeyManager(
            KeyStore store, Formats formats, HasherChain hashers, KeyCache cache, Events events, InstantSource clock) {
        this.store = store;
        this.formats = formats;
        this.hashers = hashers;
        this.cache = cache;
        this.events = events;
        this.clock = clock;
    }

    IssuedKey issue(ApiKeySpec spec) {
        return insert(spec, formats.issuing().newId());
    }

    IssuedKey issue(ApiKeySpec spec, String token) {
        return insert(spec, idFor(token));
    }

    String idFor(String token) {
        Checks.text("the token", token, MAX_TOKEN);
        return formats.issuing().idOf(new ReusableDigest("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    private IssuedKey insert(ApiKeySpec spec, String id) {
        Instant now = clock.instant();
        requireFuture(spec, now);
        KeyFormat format = formats.issuing();
        String plaintext = format.newKey(id);
        ApiKey key = ApiKey.builder(id)
                .prefix(format.prefix())
                .spec(spec)
                .createdAt(now)
                .secrets(List.of(KeySecret.current(hash(plaintext), now)))
                .build();
        store.insert(key);
        cache.changed(id);
        events.tell(new ApiKeyEvent.Issued(now, key));
        return new IssuedKey(key, plaintext);
    }

    /** All are looked at before the first is written. */
    Set<String> adopt(Collection<ApiKey> keys) {
        keys.forEach(this::requireAdoptable);
        Set<String> present = store.insertAll(keys);
        for (ApiKey key : keys) {
            cache.changed(key.id());
            if (!present.contains(key.id())) {
                events.tell(new ApiKeyEvent.Adopted(clock.instant(), key));
            }
        }
        return present;
    }

    boolean hasLegacyHash(KeySecret secret) {
        return hashers.needsRehash(secret);
    }

    void requireAdoptable(ApiKey key) {
        Checks.that(
                formats.accept(key),
                "the key %s cannot be adopted: no accepted format has the prefix '%s' and such an id, so accept its format",
                key.id(),
                key.prefix());
        Instant now = clock.instant();
        for (KeySecret secret : key.secrets()) {
            if (secret.isLive(now)) {
                requireReadable(key, secret, now);
            }
        }
    }

    private void requireReadable(ApiKey key, KeySecret secret, Instant now) {
        try {
            hashers.requireReadable(secret, now);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + key.id() + " cannot be adopted: " + e.getMessage(), e);
        }
    }

    ApiKey update(String id, Consumer<ApiKey> check, UnaryOperator<ApiKeySpec> change) {
        return change(
                id,
                check,
                key -> {
                    ApiKeySpec spec = change.apply(key.spec());
                    requireLive(key);
                    return key.toBuilder().spec(spec).build();
                },
                ApiKeyEvent.Updated::new);
    }

    ApiKey enable(String id, Consumer<ApiKey> check) {
        return change(id, check, key -> switched(key, true), ApiKeyEvent.Enabled::new);
    }

    ApiKey disable(String id, Consumer<ApiKey> check) {
        return change(id, check, key -> switched(key, false), ApiKeyEvent.Disabled::new);
    }

    private static ApiKey switched(ApiKey key, boolean on) {
        requireLive(key);
        return key.toBuilder().enabled(on).build();
    }

    /**
     * A key that is revoked already keeps its first reason, and is written all the same: an earlier revocation may have been
     * acknowledged by a server that failed before others had it.
     */
    ApiKey revoke(String id, Consumer<ApiKey> check, String reason) {
        Instant now = clock.instant();
        return repeatedly(() -> {
            ApiKey key = read(id, check);
            return key.revokedAt() == null
                    ? told(write(key.toBuilder().revoked(now, reason).build()), ApiKeyEvent.Revoked::new)
                    : write(key);
        });
    }

    /** Not repeated when it meets another change: of two rotations at once, one must be told that its key is void. */
    IssuedKey rotate(String id, Consumer<ApiKey> check, Duration grace) {
        Instant now = clock.instant();
        ApiKey key = read(id, check);
        requireRotatable(key, now);
        KeyFormat format = formats.of(key)
                .orElseThrow(() -> new IllegalStateException("no accepted format has the prefix '" + key.prefix()
                        + "' of the key " + id + ": accept its format to rotate it"));
        String plaintext = format.newKey(id);
        KeySecret secret = KeySecret.current(hash(plaintext), now);
        List<KeySecret> secrets = grace.isZero()
                ? List.of(secret)
                : List.of(secret, key.currentSecret().until(now.plus(grace)));
        ApiKey written = write(key.toBuilder().secrets(secrets).build());
        events.tell(new ApiKeyEvent.Rotated(now, written));
        return new IssuedKey(written, plaintext);
    }

    boolean delete(String id) {
        return told(id, store.delete(id));
    }

    /** Deletes the key that was checked, and no other that has taken its place meanwhile. */
    boolean delete(String id, Consumer<ApiKey> check) {
        return repeatedly(() -> {
            Optional<ApiKey> key = store.find(id);
            key.ifPresent(check);
            if (key.isPresent() && !told(id, store.delete(id, key.get().version()))) {
                throw new ConcurrentChangeException(id);
            }
            return key.isPresent();
        });
    }

    private boolean told(String id, boolean deleted) {
        cache.changed(id);
        if (deleted) {
            events.tell(new ApiKeyEvent.Deleted(clock.instant(), id));
        }
        return deleted;
    }

    /** A key that is given more time while the list is read stays. */
    int purge(Duration olderThan) {
        Instant now = clock.instant();
        Instant before = now.minus(olderThan);
        return purge(KeyStatus.REVOKED, now, before) + purge(KeyStatus.EXPIRED, now, before);
    }

    private int purge(KeyStatus status, Instant now, Instant before) {
        int purged = 0;
        KeyQuery query = KeyQuery.all(now).withStatus(status).withLimit(PURGE_PAGE);
        PageToken next;
        do {
            Page<ApiKey> page = store.list(query);
            for (ApiKey key : page.items()) {
                if (hasEndedBefore(key, before) && told(key.id(), store.delete(key.id(), key.version()))) {
                    purged++;
                }
            }
            next = page.next();
            query = query.withAfter(next);
        } while (next != null);
        return purged;
    }

    private static boolean hasEndedBefore(ApiKey key, Instant before) {
        Instant end = key.revokedAt() == null ? key.expiresAt() : key.revokedAt();
        return end != null && end.isBefore(before);
    }

    private ApiKey change(
            String id,
            Consumer<ApiKey> check,
            UnaryOperator<ApiKey> change,
            BiFunction<Instant, ApiKey, ApiKeyEvent> event) {
        return repeatedly(() -> {
            ApiKey key = read(id, check);
            ApiKey changed = change.apply(key);
            return changed.equals(key) ? key : told(write(changed), event);
        });
    }

    private ApiKey told(ApiKey written, BiFunction<Instant, ApiKey, ApiKeyEvent> event) {
        events.tell(event.apply(clock.instant(), written));
        return written;
    }

    /** Repeats a change that can be decided anew for whatever the key has become meanwhile. */
    private static <T> T repeatedly(Supplier<T> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return change.get();
            } catch (ConcurrentChangeException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ApiKey read(String id, Consumer<ApiKey> check) {
        ApiKey key = store.find(id).orElseThrow(() -> new KeyNotFoundException(id));
        check.accept(key);
        return key;
    }

    /** Drops the cached key even when the store fails: the change may have been made all the same. */
    private ApiKey write(ApiKey changed) {
        try {
            if (!store.update(changed)) {
                throw new ConcurrentChangeException(changed.id());
            }
        } finally {
            cache.changed(changed.id());
        }
        return changed.toBuilder().version(changed.version() + 1).build();
    }

    private String hash(String plaintext) {
        return hashers.hash(plaintext.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void requireLive(ApiKey key) {
        if (key.revokedAt() != null) {
            throw new KeyRevokedException(key.id());
        }
    }

    private static void requireRotatable(ApiKey key, Instant now) {
        requireLive(key);
        if (key.status(now) == KeyStatus.EXPIRED) {
            throw new IllegalStateException("the key " + key.id() + " expired at " + key.expiresAt()
                    + ": give it a later expiresAt before you rotate it, or issue another one");
        }
    }

    private static void requireFuture(ApiKeySpec spec, Instant now) {
        if (spec.expiresAt() != null && !spec.expiresAt().isAfter(now)) {
            throw new IllegalArgumentException("expiresAt " + spec.expiresAt() + " is not after now, " + now
                    + ": the key would never be accepted");
        }
    }
}
