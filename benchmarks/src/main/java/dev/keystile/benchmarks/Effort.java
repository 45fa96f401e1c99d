package dev.keystile.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured: the same for every variant of a benchmark, and all in this one place.
 *
 * @param windows windows of each variant, every one between two windows of its baseline
 * @param window the length of a window
 * @param warmup how long each variant runs before its first window
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
        int windows,
        Duration window,
        Duration warmup,
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
            14,
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            4_096,
            100_000,
            1_000,
            List.of(1_000, 100_000, 1_000_000),
            List.of(1, 2, 4, 8, 16, 32, 64),
            10_000,
            14,
            2,
            5,
            Duration.ofSeconds(1));

    /** Shows that everything runs; its numbers mean nothing. */
    public static final Effort SMOKE = new Effort(
            1,
            Duration.ofMillis(150),
            Duration.ofMillis(50),
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
