package dev.keystile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Permits one log line of a kind in 10 seconds, so that a fault cannot flood the log. */
final class LogLimit {
    static final Duration SPAN = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final AtomicLong last;

    LogLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = new AtomicLong(nanoTime.getAsLong() - SPAN.toNanos());
    }

    boolean permits() {
        long now = nanoTime.getAsLong();
        long before = last.get();
        return now - before >= SPAN.toNanos() && last.compareAndSet(before, now);
    }
}
