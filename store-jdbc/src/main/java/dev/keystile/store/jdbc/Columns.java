package dev.keystile.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Reads the columns of a row in the order in which the query names them. Drivers find a column by its place at once; for its
 * name they make a table of all names, for each result anew.
 */
final class Columns {
    private final ResultSet row;
    private int place;

    Columns(ResultSet row) {
        this.row = row;
    }

    String text() throws SQLException {
        return row.getString(++place);
    }

    long number() throws SQLException {
        return row.getLong(++place);
    }

    boolean flag() throws SQLException {
        return row.getBoolean(++place);
    }

    @Nullable Instant time() throws SQLException {
        long millis = number();
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
