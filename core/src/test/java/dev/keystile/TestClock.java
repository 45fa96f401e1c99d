package dev.keystile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when a test says so: the date and the monotonic clock together. */
final class TestClock implements InstantSource {
    static final Instant START = Instant.parse("2026-11-23T18:30:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    long nanos() {
        return Duration.between(START, now).toNanos();
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    void set(Instant time) {
        now = time;
    }
}
