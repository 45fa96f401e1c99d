package dev.keystile;

import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * The uses of one key since the last flush, counted without a lock. A counter that was idle can be retired, and then counts
 * no more: who finds it retired takes a new one, so no use is lost.
 */
final class UseCounter {
    private static final long RETIRED = Long.MIN_VALUE;

    private static final AtomicLongFieldUpdater<UseCounter> COUNT =
            AtomicLongFieldUpdater.newUpdater(UseCounter.class, "count");
    private static final AtomicLongFieldUpdater<UseCounter> LAST_AT =
            AtomicLongFieldUpdater.newUpdater(UseCounter.class, "lastAtMillis");

    private volatile long count;
    private volatile long lastAtMillis;
    private volatile @Nullable String lastFrom;

    /**
     * The time goes first: a count that is drained always has its time. Of two uses at the same moment, the time of one may be
     * told with the address of the other; an object for both would be garbage of every request.
     */
    boolean add(long uses, long atMillis, @Nullable String from) {
        long known = lastAtMillis;
        while (atMillis > known && !LAST_AT.compareAndSet(this, known, atMillis)) {
            known = lastAtMillis;
        }
        if (atMillis > known) {
            lastFrom = from;
        }
        long counted = count;
        while (counted != RETIRED && !COUNT.compareAndSet(this, counted, counted + uses)) {
            counted = count;
        }
        return counted != RETIRED;
    }

    @Nullable KeyUse drain(String id) {
        long counted = count;
        while (counted > 0 && !COUNT.compareAndSet(this, counted, 0)) {
            counted = count;
        }
        return counted > 0 ? new KeyUse(id, counted, Instant.ofEpochMilli(lastAtMillis), lastFrom) : null;
    }

    boolean retire() {
        return COUNT.compareAndSet(this, 0, RETIRED);
    }
}
