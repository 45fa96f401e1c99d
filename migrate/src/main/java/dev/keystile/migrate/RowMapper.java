package dev.keystile.migrate;

/** Makes a key of a row. */
@FunctionalInterface
interface RowMapper {
    /**
     * Reads a row.
     *
     * @throws IllegalArgumentException if it is no key that could be taken over; the message quotes no key and no hash
     * @throws MigrationException if no row of this source could be read
     */
    SourceRow map(Row row);
}
