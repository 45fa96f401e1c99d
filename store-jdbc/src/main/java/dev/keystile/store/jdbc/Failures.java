package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Objects;

/** Turns what a driver throws into what a store throws, in one line. */
final class Failures {
    private Failures() {}

    static StoreException of(Dialect dialect, String action, SQLException e) {
        String what = dialect.productName() + " could not " + action + " (SQLState " + e.getSQLState() + ")";
        // Such a message may quote the row, and a row holds hashes.
        return isAboutData(e) ? new StoreException(what, null) : new StoreException(what + ": " + firstLine(e), e);
    }

    static String firstLine(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }

    private static boolean isAboutData(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
