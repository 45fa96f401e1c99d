package dev.keystile;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The circuit breaker before the store: opens when half of the last ten reads failed, and tries again with one read. */
final class Breakers {
    static final Duration OPEN = Duration.ofMillis(500);
    static final int FAILURES = 5;

    private static final int WINDOW = 10;

    private Breakers() {}

    static CircuitBreaker create(LongSupplier nanoTime) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, FAILURES, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100f * FAILURES / WINDOW)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(new Ticks(nanoTime))
                .currentTimestampFunction(clock -> nanoTime.getAsLong(), TimeUnit.NANOSECONDS)
                .build();
        return CircuitBreaker.of("keystile", config);
    }

    /** What the breaker measures its waits with: a clock that does not jump when the system's is set. */
    private static final class Ticks extends Clock {
        private final LongSupplier nanoTime;

        Ticks(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanoTime.getAsLong());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
