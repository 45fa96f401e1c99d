package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * How far an import has come.
 *
 * @param rows how many rows were read
 * @param imported how many keys were taken over; in a dry run, how many would be
 * @param present how many had been taken over before
 * @param refused how many rows were refused
 * @param fraction how much of the source was read, 0 to 1; empty if that is not known
 * @param position behind which row to go on; {@code null} before the first
 */
public record ImportProgress(
        long rows,
        long imported,
        long present,
        long refused,
        OptionalDouble fraction,
        @Nullable String position) {}
