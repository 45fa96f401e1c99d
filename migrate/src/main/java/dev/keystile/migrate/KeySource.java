package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * Where keys come from: read row by row, so that memory does not grow with their number. Made by {@link ImportFormat#open}, or
 * an application's own. For one thread.
 */
public interface KeySource extends AutoCloseable {
    /**
     * Reads the next row.
     *
     * @return the row, be it one that is refused; {@code null} at the end
     * @throws MigrationException if the source cannot be read any further
     */
    @Nullable SourceRow next();

    /**
     * Tells how much was read, for a progress bar.
     *
     * @return 0 to 1; empty if that is not known
     */
    default OptionalDouble fraction() {
        return OptionalDouble.empty();
    }

    /** Releases what the source holds. Closing again does nothing. */
    @Override
    void close();
}
