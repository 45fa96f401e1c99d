package dev.keystile;

import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The uses of one key since the last flush, counted without a lock. A counter that was idle can be retired, and then counts
 * no more: who finds it retired takes a new one, so no use is lost.
 */
final class UseCounter {
    private static final long RETIRED = Long.MIN_VALUE;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong lastAtMillis = new AtomicLong();
    private volatile @Nullable String lastFrom;

    /**
     * The time goes first: a count that is drained always has its time. Of two uses at the same moment, the time of one may be
     * told with the address of the other; an object for both would be garbage of every request.
     */
    boolean add(long uses, long atMillis, @Nullable String from) {
        long known = lastAtMillis.get();
        while (atMillis > known && !lastAtMillis.compareAndSet(known, atMillis)) {
            known = lastAtMillis.get();
        }
        if (atMillis > known) {
            lastFrom = from;
        }
        long counted = count.get();
        while (counted != RETIRED && !count.compareAndSet(counted, counted + uses)) {
            counted = count.get();
        }
        return counted != RETIRED;
    }

    @Nullable KeyUse drain(String id) {
        long counted = count.get();
        while (counted > 0 && !count.compareAndSet(counted, 0)) {
            counted = count.get();
        }
        return counted > 0 ? new KeyUse(id, counted, Instant.ofEpochMilli(lastAtMillis.get()), lastFrom) : null;
    }

    boolean retire() {
        return count.compareAndSet(0, RETIRED);
    }
}
