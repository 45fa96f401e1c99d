package dev.keystile;

import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts uses in memory and writes them in batches, so that no request waits for it. Beyond its bound, keys that it does
 * not count yet are left uncounted until the next flush.
 */
final class UsageRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(UsageRecorder.class);
    private static final int BATCH = 500;

    private final KeyStore store;
    private final int maxKeys;
    private final ConcurrentMap<String, UseCounter> counters = new ConcurrentHashMap<>();
    /** No monitor: it would pin a virtual thread during I/O. */
    private final ReentrantLock flushing = new ReentrantLock();

    private final AtomicBoolean dropping = new AtomicBoolean();

    private boolean failing;

    UsageRecorder(KeyStore store, int maxKeys) {
        this.store = store;
        this.maxKeys = maxKeys;
    }

    /**
     * Counts one use.
     *
     * @return what counts this key's uses until it retires; {@code null} if nothing does
     */
    @Nullable UseCounter record(String id, long atMillis, @Nullable String from) {
        return add(id, 1, atMillis, from);
    }

    private @Nullable UseCounter add(String id, long uses, long atMillis, @Nullable String from) {
        UseCounter counter = counters.get(id);
        while (counter == null || !counter.add(uses, atMillis, from)) {
            if (counter != null) {
                counters.remove(id, counter);
            } else if (counters.size() >= maxKeys) {
                dropped();
                return null;
            }
            counter = counters.computeIfAbsent(id, absent -> new UseCounter());
        }
        return counter;
    }

    /** Told once until there is room again. */
    private void dropped() {
        if (!dropping.get() && dropping.compareAndSet(false, true)) {
            LOG.warn(
                    "The use of keys is counted for at most {} keys between two writes: that of others is lost until the"
                            + " next write",
                    maxKeys);
        }
    }

    /** Writes what was counted since the last flush; what cannot be written is kept for the next. */
    void flush() {
        flushing.lock();
        try {
            List<KeyUse> uses = drain();
            for (int from = 0; from < uses.size(); from += BATCH) {
                if (!write(uses.subList(from, Math.min(from + BATCH, uses.size())))) {
                    putBack(uses.subList(from, uses.size()));
                    return;
                }
            }
            if (counters.size() < maxKeys) {
                dropping.set(false);
            }
        } finally {
            flushing.unlock();
        }
    }

    private List<KeyUse> drain() {
        List<KeyUse> uses = new ArrayList<>();
        for (Map.Entry<String, UseCounter> entry : counters.entrySet()) {
            UseCounter counter = entry.getValue();
            KeyUse use = counter.drain(entry.getKey());
            if (use != null) {
                uses.add(use);
            } else if (counter.retire()) {
                counters.remove(entry.getKey(), counter);
            }
        }
        return uses;
    }

    /** Not in a thread that is to end: the store may be closed by now. */
    private boolean write(List<KeyUse> batch) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            store.recordUse(batch);
            failing = false;
            return true;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The use of keys cannot be written; it is kept in memory and tried again", e);
            }
            failing = true;
            return false;
        }
    }

    private void putBack(List<KeyUse> uses) {
        uses.forEach(use -> add(use.id(), use.count(), use.lastUsedAt().toEpochMilli(), use.lastUsedFrom()));
    }
}
