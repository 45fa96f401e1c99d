package dev.keystile.benchmarks;

import dev.keystile.benchmarks.window.Pace;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured: the same for every variant of a benchmark, and all in this one place.
 *
 * @param requests the windows of whole requests
 * @param calls the windows of calls within a JVM: of them, a second has as many as a request's window has requests
 * @param keys how many different keys requests carry, in turn
 * @param floodKeys how many different keys a flood carries, in turn
 * @param addresses how many client addresses a distributed flood comes from
 * @param sizes how many keys a store holds
 * @param platformThreads how many platform threads verify at once
 * @param virtualThreads how many virtual threads verify at once
 * @param starts how many fresh JVMs start on each store
 * @param jmhForks JVMs of each JMH benchmark; 0 runs it in this one
 * @param jmhIterations iterations of each fork, after as many to warm up
 * @param jmhIteration the length of an iteration
 */
public record Effort(
        Pace requests,
        Pace calls,
        int keys,
        int floodKeys,
        int addresses,
        List<Integer> sizes,
        List<Integer> platformThreads,
        int virtualThreads,
        int starts,
        int jmhForks,
        int jmhIterations,
        Duration jmhIteration) {

    /** What results are published from. */
    public static final Effort FULL = new Effort(
            new Pace(24, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30)),
            new Pace(28, Duration.ofMillis(250), Duration.ofMillis(50), Duration.ofSeconds(5)),
            4_096,
            100_000,
            1_000,
            List.of(1_000, 100_000, 1_000_000),
            List.of(1, 2, 4, 8, 16, 32, 64),
            10_000,
            14,
            1,
            5,
            Duration.ofMillis(500));

    /** Shows that everything runs; its numbers mean nothing. */
    public static final Effort SMOKE = new Effort(
            new Pace(1, Duration.ofMillis(150), Duration.ofMillis(50), Duration.ofMillis(50)),
            new Pace(1, Duration.ofMillis(150), Duration.ofMillis(50), Duration.ofMillis(50)),
            64,
            200,
            20,
            List.of(100, 1_200),
            List.of(1, 4),
            50,
            1,
            0,
            1,
            Duration.ofMillis(20));
}
