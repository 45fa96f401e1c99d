package dev.keystile.model;

import dev.keystile.internal.Checks;

import java.time.Duration;

/**
 * How many requests a key may make in a span of time. A key keeps it; requests are not held to it yet.
 *
 * @param permits how many requests: 1 to 1 000 000 000
 * @param window in which span of time: whole milliseconds, from 1 second to 366 days
 */
public record RateLimit(long permits, Duration window) {
    private static final long MAX_PERMITS = 1_000_000_000;
    private static final Duration MAX_WINDOW = Duration.ofDays(366);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public RateLimit {
        Checks.that(
                permits >= 1 && permits <= MAX_PERMITS,
                "a rate limit of %d permits is out of bounds: give 1 to %d",
                permits,
                MAX_PERMITS);
        Checks.that(
                window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(MAX_WINDOW) <= 0,
                "a rate limit's window of %s is out of bounds: give 1 second to 366 days",
                window);
        Checks.that(
                window.toNanosPart() % 1_000_000 == 0,
                "a rate limit's window of %s has a fraction of a millisecond: give whole milliseconds",
                window);
    }
}
