package dev.keystile.tck;

import dev.keystile.spi.ChangeFeed.ChangeListener;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Writes down what a feed tells, and wakes who waits for it. */
final class FeedLog implements ChangeListener {
    private final Lock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final Map<String, Integer> changes = new HashMap<>();
    private int gaps;

    @Override
    public void changed(String keyId) {
        note(() -> changes.merge(keyId, 1, Integer::sum));
    }

    @Override
    public void gap() {
        note(() -> gaps++);
    }

    private void note(Runnable what) {
        lock.lock();
        try {
            what.run();
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often a change of the key was told. */
    int changesOf(String keyId) {
        lock.lock();
        try {
            return changes.getOrDefault(keyId, 0);
        } finally {
            lock.unlock();
        }
    }

    /** How often a gap was told. */
    int gaps() {
        lock.lock();
        try {
            return gaps;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether a condition on what is written here comes true in time. */
    boolean await(BooleanSupplier condition, Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean() && nanos > 0) {
                nanos = told.awaitNanos(nanos);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a change to be told", e);
        } finally {
            lock.unlock();
        }
    }
}
