package dev.keystile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * <p>When the store cannot be asked, what it said before may live on for a while, if that is allowed. It is looked for
 * only after the read has failed, so that an invalidation that came meanwhile counts.
 *
 * <p>Absent ids have a bound of their own, so that a flood of made-up ids pushes no real key out.
 */
final class KeyCache implements ChangeListener {
    private record Load(CompletableFuture<CachedKey> result, long beganAt) {}

    private final KeyReader reader;
    private final Cache<String, CachedKey> present;
    private final Cache<String, CachedKey> absent;
    private final ConcurrentMap<String, Load> loads = new ConcurrentHashMap<>();
    private final CacheConfig config;
    private final long maxStalenessNanos;
    private final long maxLoadWaitNanos;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    KeyCache(KeyReader reader, CacheConfig config, InstantSource clock, LongSupplier nanoTime) {
        this.reader = reader;
        this.present = bounded(config.maxKeys());
        this.absent = bounded(config.maxAbsent());
        this.config = config;
        this.maxStalenessNanos = config.maxStaleness().toNanos();
        this.maxLoadWaitNanos = config.maxLoadWait().toNanos();
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

    /**
     * Throws what the reader throws, if nothing stale may stand in; a failure is told to all who wait for it, and is not
     * remembered.
     */
    CachedKey get(String id) {
        if (maxStalenessNanos == 0) {
            return reader.read(id);
        }
        CachedKey cached = fresh(present.getIfPresent(id));
        if (cached == null) {
            cached = fresh(absent.getIfPresent(id));
        }
        return cached == null ? loadOrStale(id) : cached;
    }

    private @Nullable CachedKey fresh(@Nullable CachedKey cached) {
        return cached != null && cached.isFresh(nanoTime.getAsLong(), maxStalenessNanos, clock.millis())
                ? cached
                : null;
    }

    private CachedKey loadOrStale(String id) {
        try {
            return load(id);
        } catch (StoreUnavailableException e) {
            CachedKey cached = usable(present.getIfPresent(id));
            if (cached == null) {
                throw e;
            }
            return cached;
        }
    }

    /** Fresh, if the read that was waited for in vain has ended by now; otherwise stale, if that is allowed. */
    private @Nullable CachedKey usable(@Nullable CachedKey cached) {
        if (cached == null || fresh(cached) != null || config.staleIfError().isZero()) {
            return fresh(cached);
        }
        Duration age = cached.age(nanoTime.getAsLong());
        return age.compareTo(config.maxStaleness().plus(config.staleIfError())) < 0 ? cached.stale(age) : null;
    }

    private CachedKey load(String id) {
        Load load = new Load(new CompletableFuture<>(), nanoTime.getAsLong());
        Load running = loads.putIfAbsent(id, load);
        if (running != null) {
            return join(id, running);
        }
        try {
            CachedKey read = reader.read(id);
            publish(id, load, read);
            load.result().complete(read);
            return read;
        } catch (Throwable e) {
            fail(id, load, e);
            throw e;
        }
    }

    private void publish(String id, Load load, CachedKey read) {
        loads.computeIfPresent(id, (key, registered) -> {
            if (!registered.equals(load)) {
                return registered;
            }
            (read.isPresent() ? present : absent).put(id, read);
            (read.isPresent() ? absent : present).invalidate(id);
            return null;
        });
    }

    /** A store that answered, and be it with a record that nobody can read, has made void what it said before. */
    private void fail(String id, Load load, Throwable e) {
        if (!(e instanceof StoreUnavailableException)) {
            present.invalidate(id);
        }
        loads.remove(id, load);
        load.result().completeExceptionally(e);
    }

    /** A load that began too long ago may tell what was before the bound; the next one begins after this request. */
    private CachedKey join(String id, Load running) {
        long askedAt = nanoTime.getAsLong();
        long now = clock.millis();
        CachedKey read = await(running, askedAt);
        return read.isFresh(askedAt, maxStalenessNanos, now) ? read : get(id);
    }

    /**
     * Waits until the load is as old as a wait may last, not for that long from now: a load that hangs keeps those who ask
     * at its beginning, and no new ones for as long as it hangs. Who gives up leaves the load to the others.
     */
    private CachedKey await(Load running, long askedAt) {
        long patience = reader.isSuspended() ? 0 : running.beganAt() + maxLoadWaitNanos - askedAt;
        try {
            return running.result().get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw gaveUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while it waited for another request's read", null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the read of the key failed", e.getCause());
        }
    }

    private StoreUnavailableException gaveUp() {
        StoreUnavailableException why = new StoreUnavailableException(
                "another request has been reading the same key from the key store for longer than "
                        + config.maxLoadWait(),
                null);
        reader.gaveUp(why);
        return why;
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
