package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.spi.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Replaces the hash of a key in use by one of the current hasher, in the background: no request waits for it. It compares
 * and sets: who changes the key at the same time wins. After a failure it pauses, for a store that can only be read would
 * fail with each use of each such key; then keys in use are tried again.
 */
final class Rehasher {
    private static final Logger LOG = LoggerFactory.getLogger(Rehasher.class);

    static final Duration PAUSE = Duration.ofMinutes(1);

    private final HasherChain hashers;
    private final KeyStore store;
    private final KeyCache cache;
    private final Events events;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Executor executor;
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile long failedAt;

    Rehasher(
            HasherChain hashers,
            KeyStore store,
            KeyCache cache,
            Events events,
            InstantSource clock,
            LongSupplier nanoTime,
            Executor executor) {
        this.hashers = hashers;
        this.store = store;
        this.cache = cache;
        this.events = events;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.executor = executor;
    }

    /** For a hash that is outdated. The new one is made here, so that the presented key goes nowhere. */
    void offer(ApiKey key, KeySecret matched, byte[] presentedKey) {
        if (!isPaused() && pending.add(key.id())) {
            try {
                ApiKey rehashed = withHash(key, matched, hashers.hash(presentedKey));
                executor.execute(() -> write(rehashed));
            } catch (Exception e) {
                failed(key.id(), e);
            }
        }
    }

    private boolean isPaused() {
        return failing.get() && nanoTime.getAsLong() - failedAt < PAUSE.toNanos();
    }

    private static ApiKey withHash(ApiKey key, KeySecret matched, String hash) {
        List<KeySecret> secrets = key.secrets().stream()
                .map(secret -> secret.equals(matched) ? secret.withHash(hash) : secret)
                .toList();
        return key.toBuilder().secrets(secrets).build();
    }

    private void write(ApiKey rehashed) {
        try {
            if (!isPaused()) {
                replace(rehashed);
                failing.set(false);
            }
            pending.remove(rehashed.id());
        } catch (Exception e) {
            failed(rehashed.id(), e);
        }
    }

    private void replace(ApiKey rehashed) {
        if (store.update(rehashed)) {
            ApiKey written =
                    rehashed.toBuilder().version(rehashed.version() + 1).build();
            events.tell(new ApiKeyEvent.Rehashed(clock.instant(), written));
        }
        cache.changed(rehashed.id());
    }

    /** Told once until one succeeds. */
    private void failed(String id, Exception e) {
        failedAt = nanoTime.getAsLong();
        pending.remove(id);
        if (failing.compareAndSet(false, true)) {
            LOG.warn("The hash of the key {} could not be replaced; this and others are tried again later", id, e);
        }
    }
}
