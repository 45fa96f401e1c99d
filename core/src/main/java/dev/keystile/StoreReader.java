package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads keys from the store for the cache. A store that is down is told once when it goes and once when it is back: only a
 * read can tell, for a cached key is accepted either way.
 */
final class StoreReader implements Function<String, CachedKey> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreReader.class);

    private final KeyStore store;
    private final HasherChain hashers;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final AtomicBoolean failing = new AtomicBoolean();

    StoreReader(KeyStore store, HasherChain hashers, InstantSource clock, LongSupplier nanoTime) {
        this.store = store;
        this.hashers = hashers;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public CachedKey apply(String id) {
        long readAt = nanoTime.getAsLong();
        Instant now = clock.instant();
        ApiKey key = read(id);
        try {
            return CachedKey.of(key, hashers, readAt, now);
        } catch (StoreException e) {
            LOG.error("A key is refused: {}", e.getMessage());
            throw e;
        }
    }

    private @Nullable ApiKey read(String id) {
        try {
            ApiKey key = store.find(id).orElse(null);
            if (failing.get() && failing.compareAndSet(true, false)) {
                LOG.info("The key store answers again");
            }
            return key;
        } catch (Exception e) {
            if (failing.compareAndSet(false, true)) {
                LOG.error("The key store does not answer: requests with keys that are not cached are refused", e);
            }
            throw e;
        }
    }
}
