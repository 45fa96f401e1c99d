package dev.keystile.benchmarks.window;

import java.time.Duration;

/**
 * How long and how often something is measured.
 *
 * @param windows windows of each variant, every one between two windows of its baseline
 * @param window the length of a window
 * @param warmup how long each variant runs before its first window
 */
public record Pace(int windows, Duration window, Duration warmup) {}
