package dev.keystile.benchmarks.report;

/**
 * One number.
 *
 * @param subject what was measured
 * @param measure what of it, with its unit
 * @param estimate the number
 */
public record Measurement(String subject, String measure, Estimate estimate) {}
