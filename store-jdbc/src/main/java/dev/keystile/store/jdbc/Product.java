package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What the database says of itself.
 *
 * @param version its name and version, for people
 * @param url where it is; empty if it does not tell
 */
record Product(Dialect dialect, String version, String url) {
    /**
     * Asks it.
     *
     * @param forced the dialect that the user forces; {@code null} to ask for it
     * @throws StoreException if the database is out of reach, or none of the known ones
     */
    static Product of(DataSource dataSource, @Nullable Dialect forced) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return new Product(
                    forced == null ? Dialect.of(database) : forced,
                    database.getDatabaseProductName() + " " + database.getDatabaseProductVersion(),
                    Objects.requireNonNullElse(database.getURL(), ""));
        } catch (SQLException e) {
            throw new StoreException("the database is out of reach: " + Failures.firstLine(e), e);
        }
    }

    boolean isEmbedded() {
        return dialect.isEmbedded(url);
    }
}
