package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.time.Duration;

/**
 * The options of a JDBC store, read.
 *
 * @param createSchema whether missing tables are made; {@code null} to leave it to the kind of database
 * @param dialect the dialect to force; {@code null} to ask the database
 */
record JdbcSettings(
        Duration queryTimeout,
        Duration pollInterval,
        @Nullable Boolean createSchema,
        @Nullable String dialect) {

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value is bad
     */
    static JdbcSettings of(StoreConfig config) {
        String dialect = JdbcOption.DIALECT.in(config);
        return new JdbcSettings(
                DurationSetting.QUERY_TIMEOUT.in(config),
                DurationSetting.POLL_INTERVAL.in(config),
                createSchema(JdbcOption.SCHEMA.in(config)),
                dialect == null ? null : Dialect.named(dialect).optionName());
    }

    /** Starts a store with these settings. */
    JdbcKeyStoreBuilder builder(DataSource dataSource) {
        JdbcKeyStoreBuilder builder =
                JdbcKeyStore.builder(dataSource).queryTimeout(queryTimeout).pollInterval(pollInterval);
        if (createSchema != null) {
            builder.createSchema(createSchema);
        }
        return dialect == null ? builder : builder.dialect(dialect);
    }

    private static @Nullable Boolean createSchema(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "create" -> true;
            case "check" -> false;
            default ->
                throw new IllegalArgumentException("the option schema is '" + text
                        + "': give create to have missing tables made, or check to fail without them");
        };
    }
}
