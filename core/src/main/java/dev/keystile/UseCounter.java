package dev.keystile;

import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The uses of one key since the last flush, counted without a lock. A counter that was idle can be retired, and then counts
 * no more: who finds it retired takes a new one, so no use is lost.
 */
final class UseCounter {
    private static final long RETIRED = Long.MIN_VALUE;

    private record LastUse(Instant at, @Nullable String from) {}

    private final AtomicLong count = new AtomicLong();
    private final AtomicReference<LastUse> last = new AtomicReference<>(new LastUse(Instant.EPOCH, null));

    /** The time goes first: a count that is drained always has its time. */
    boolean add(long uses, Instant at, @Nullable String from) {
        LastUse known = last.get();
        while (at.isAfter(known.at()) && !last.compareAndSet(known, new LastUse(at, from))) {
            known = last.get();
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
        LastUse use = last.get();
        return counted > 0 ? new KeyUse(id, counted, use.at(), use.from()) : null;
    }

    boolean retire() {
        return count.compareAndSet(0, RETIRED);
    }
}
