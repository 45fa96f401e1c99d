package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Reads keys from the store and prepares them for the cache. A key that cannot be prepared is told; other keys are well. */
final class StoreReader implements KeyReader {
    private static final Logger LOG = LoggerFactory.getLogger(StoreReader.class);

    private final StoreGuard store;
    private final HasherChain hashers;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final LogLimit refusals;

    StoreReader(StoreGuard store, HasherChain hashers, InstantSource clock, LongSupplier nanoTime) {
        this.store = store;
        this.hashers = hashers;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.refusals = new LogLimit(nanoTime);
    }

    @Override
    public CachedKey read(String id) {
        long readAt = nanoTime.getAsLong();
        Instant now = clock.instant();
        try {
            ApiKey key = store.find(id).orElse(null);
            return CachedKey.of(key, hashers, readAt, now);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (StoreException e) {
            if (refusals.permits()) {
                LOG.error("A key is refused: {}", e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public boolean isSuspended() {
        return store.isSuspended();
    }

    @Override
    public void gaveUp(StoreUnavailableException why) {
        store.gaveUp(why);
    }
}
