package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of an import.
 *
 * @param dryRun whether nothing was written
 * @param rows how many rows were read
 * @param imported how many keys were taken over; in a dry run, how many would be
 * @param present how many had been taken over before, and stayed as they are
 * @param refused how many rows were refused
 * @param firstRefused the first {@value KeyImporter#REPORTED} of these; {@link KeyImporter#onRefused} is told all
 * @param hashes how many of the imported keys have a hash of each algorithm
 * @param position behind which row to go on, if there is more one day; {@code null} if no row was read
 */
public record ImportReport(
        boolean dryRun,
        long rows,
        long imported,
        long present,
        long refused,
        List<RefusedRow> firstRefused,
        Map<String, Long> hashes,
        @Nullable String position) {
    /** Copies the collections. */
    public ImportReport {
        firstRefused = List.copyOf(firstRefused);
        hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
    }
}
