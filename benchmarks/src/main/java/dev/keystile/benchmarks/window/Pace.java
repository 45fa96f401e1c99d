package dev.keystile.benchmarks.window;

import java.time.Duration;

/**
 * How long and how often something is measured.
 *
 * @param windows windows of each variant, every one between two windows of its baseline
 * @param window the length of a window
 * @param runIn how long what is measured runs before each window: after a minute without work, caches of all kinds are cold.
 *     Long enough for each key to come by: what a server had cached is stale by then
 * @param warmup how long each variant runs before its first window: on one core, compiled code is long in coming
 */
public record Pace(int windows, Duration window, Duration runIn, Duration warmup) {}
