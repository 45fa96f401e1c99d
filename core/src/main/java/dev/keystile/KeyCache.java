package dev.keystile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers what the store said of an id, for at most the maximum staleness. Keyed by the public id, never by a presented
 * key.
 *
 * <p>How a change is never lost to a read that was under way when it arrived:
 *
 * <ol>
 *   <li>Reading an id registers a load for it; whoever asks for the same id meanwhile waits for that load.
 *   <li>A load publishes its result only while it is still registered, in one atomic step.
 *   <li>An invalidation first unregisters the load, then removes what is published. So the load either published before,
 *       and its result is removed, or it never does; and who asks after the invalidation starts a read of his own.
 * </ol>
 *
 * <p>Absent ids have a bound of their own, so that a flood of made-up ids pushes no real key out.
 */
final class KeyCache implements ChangeListener {
    private final Function<String, CachedKey> reader;
    private final Cache<String, CachedKey> present;
    private final Cache<String, CachedKey> absent;
    private final ConcurrentMap<String, CompletableFuture<CachedKey>> loads = new ConcurrentHashMap<>();
    private final long maxStalenessNanos;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    KeyCache(Function<String, CachedKey> reader, CacheConfig config, InstantSource clock, LongSupplier nanoTime) {
        this.reader = reader;
        this.present = bounded(config.maxKeys());
        this.absent = bounded(config.maxAbsent());
        this.maxStalenessNanos = config.maxStaleness().toNanos();
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Evicts on the calling thread: no work moves to a pool that the application may have starved. */
    private static Cache<String, CachedKey> bounded(long maximum) {
        return Caffeine.newBuilder()
                .maximumSize(maximum)
                .executor(Runnable::run)
                .build();
    }

    /** Throws what the reader throws; a failure is told to all who wait for it, and is not remembered. */
    CachedKey get(String id) {
        if (maxStalenessNanos == 0) {
            return reader.apply(id);
        }
        CachedKey cached = fresh(present.getIfPresent(id));
        if (cached == null) {
            cached = fresh(absent.getIfPresent(id));
        }
        return cached == null ? load(id) : cached;
    }

    private @Nullable CachedKey fresh(@Nullable CachedKey cached) {
        return cached != null && cached.isFresh(nanoTime.getAsLong(), maxStalenessNanos, clock.instant())
                ? cached
                : null;
    }

    private CachedKey load(String id) {
        CompletableFuture<CachedKey> load = new CompletableFuture<>();
        CompletableFuture<CachedKey> running = loads.putIfAbsent(id, load);
        if (running != null) {
            return join(id, running);
        }
        try {
            CachedKey read = reader.apply(id);
            publish(id, load, read);
            load.complete(read);
            return read;
        } catch (Throwable e) {
            loads.remove(id, load);
            load.completeExceptionally(e);
            throw e;
        }
    }

    private void publish(String id, CompletableFuture<CachedKey> load, CachedKey read) {
        loads.computeIfPresent(id, (key, registered) -> {
            if (registered != load) {
                return registered;
            }
            (read.isPresent() ? present : absent).put(id, read);
            (read.isPresent() ? absent : present).invalidate(id);
            return null;
        });
    }

    /** A load that began too long ago may tell what was before the bound; the next one begins after this request. */
    private CachedKey join(String id, CompletableFuture<CachedKey> running) {
        long askedAt = nanoTime.getAsLong();
        Instant now = clock.instant();
        CachedKey read = await(running);
        return read.isFresh(askedAt, maxStalenessNanos, now) ? read : get(id);
    }

    private static CachedKey await(CompletableFuture<CachedKey> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void changed(String id) {
        loads.remove(id);
        present.invalidate(id);
        absent.invalidate(id);
    }

    @Override
    public void gap() {
        loads.clear();
        present.invalidateAll();
        absent.invalidateAll();
    }
}
