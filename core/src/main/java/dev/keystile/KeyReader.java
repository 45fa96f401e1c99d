package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Reads a key from the store and prepares it for the cache. */
final class KeyReader {
    private static final Logger LOG = LoggerFactory.getLogger(KeyReader.class);

    private final KeyStore store;
    private final HasherChain hashers;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final AtomicBoolean failing = new AtomicBoolean();

    KeyReader(KeyStore store, HasherChain hashers, InstantSource clock, LongSupplier nanoTime) {
        this.store = store;
        this.hashers = hashers;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Throws what the store throws, and a {@link dev.keystile.spi.StoreException} when a hash cannot be read. */
    CachedKey read(String id) {
        long readAtNanos = nanoTime.getAsLong();
        Instant now = clock.instant();
        ApiKey key = find(id);
        try {
            return CachedKey.of(key, hashers, readAtNanos, now);
        } catch (RuntimeException e) {
            LOG.error("The key {} is refused, since it cannot be read", id, e);
            throw e;
        }
    }

    /** A store that is down is told once when it goes and once when it is back, not with every request. */
    private @Nullable ApiKey find(String id) {
        try {
            ApiKey key = store.find(id).orElse(null);
            if (failing.get() && failing.compareAndSet(true, false)) {
                LOG.info("The key store answers again");
            }
            return key;
        } catch (RuntimeException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.error("The key store does not answer: requests with keys that are not cached are refused", e);
            }
            throw e;
        }
    }
}
