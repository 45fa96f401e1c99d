package dev.keystile.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how long this machine lets a thread wait that has something to do. What a suite promises, it promises for a machine
 * that runs: the longest stall is what it allows on top.
 */
final class Stalls implements AutoCloseable {
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong longest = new AtomicLong();

    static Stalls watch() {
        Stalls stalls = new Stalls();
        Thread thread = new Thread(stalls::run, "stalls");
        thread.setDaemon(true);
        thread.start();
        return stalls;
    }

    private void run() {
        try {
            long last = System.nanoTime();
            while (!end.await(NAP_NANOS, TimeUnit.NANOSECONDS)) {
                long now = System.nanoTime();
                longest.accumulateAndGet(now - last - NAP_NANOS, Math::max);
                last = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The longest so far. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        end.countDown();
    }
}
