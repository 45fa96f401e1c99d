package dev.keystile;

import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Tells in the log when the store fails and when it answers again: one line each, by turns, and at most one of a kind in 10
 * seconds, however often it goes up and down. Only reads can tell: a cached key is accepted either way.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private record End(Duration after, long refused) {}

    private final LongSupplier nanoTime;
    private final LogLimit begins;
    private final LogLimit ends;
    private final LongAdder refused = new LongAdder();
    /** No monitor, and nothing is logged while it is held: an appender that blocks would pin a virtual thread. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean failing;
    /** Whether the last line told of a beginning. */
    private volatile boolean told;

    private long since;
    private long until;

    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begins = new LogLimit(nanoTime);
        this.ends = new LogLimit(nanoTime);
    }

    /** The store failed, or kept requests waiting for too long. */
    void failed(Throwable cause) {
        if (isToBeToldOf()) {
            LOG.error(
                    "The key store does not answer, and requests with keys that are not cached are refused: {}",
                    cause instanceof StoreException ? cause.getMessage() : cause.toString());
        }
    }

    private boolean isToBeToldOf() {
        lock.lock();
        try {
            if (!failing && !told) {
                since = nanoTime.getAsLong();
            }
            failing = true;
            if (told || !begins.permits()) {
                return false;
            }
            told = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A request was refused because the store could not be asked. */
    void refused() {
        refused.increment();
    }

    void answered() {
        End end = failing || told ? end() : null;
        if (end != null) {
            LOG.info(
                    "The key store answers again, after {} s; {} requests were refused meanwhile",
                    end.after().toMillis() / 1000.0,
                    end.refused());
        }
    }

    private @Nullable End end() {
        lock.lock();
        try {
            if (failing) {
                failing = false;
                until = nanoTime.getAsLong();
            }
            if (!told || !ends.permits()) {
                return null;
            }
            told = false;
            return new End(Duration.ofNanos(until - since), refused.sumThenReset());
        } finally {
            lock.unlock();
        }
    }
}
