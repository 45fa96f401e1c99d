package dev.keystile.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

/** How a connection was when it was borrowed, so that the application finds it as it knows it. */
final class BorrowedState implements AutoCloseable {
    /** The database's own timeout should act first, since it keeps the connection. */
    private static final int MARGIN_MILLIS = 500;

    private final Connection connection;
    private final boolean autoCommit;
    private final int networkTimeout;

    private BorrowedState(Connection connection, boolean autoCommit, int networkTimeout) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.networkTimeout = networkTimeout;
    }

    static BorrowedState of(Connection connection) throws SQLException {
        return new BorrowedState(connection, connection.getAutoCommit(), networkTimeoutOf(connection));
    }

    /**
     * Makes the connection fit for our use.
     *
     * @param wantedAutoCommit whether each statement is a transaction
     * @param queryTimeout the bound of a statement; a network that says nothing for longer is given up. Zero for none.
     */
    void apply(boolean wantedAutoCommit, Duration queryTimeout) throws SQLException {
        int bound = Math.toIntExact(queryTimeout.toMillis()) + MARGIN_MILLIS;
        if (!queryTimeout.isZero() && networkTimeout >= 0 && (networkTimeout == 0 || networkTimeout > bound)) {
            connection.setNetworkTimeout(Runnable::run, bound);
        }
        // After the bound, since this is a round trip too with some drivers.
        if (autoCommit != wantedAutoCommit) {
            connection.setAutoCommit(wantedAutoCommit);
        }
    }

    /**
     * Lets the network say nothing for as long as a statement may take, although the connection's own bound is lower.
     *
     * @param queryTimeout the bound of a statement
     */
    void allowSilence(Duration queryTimeout) throws SQLException {
        int bound = Math.toIntExact(queryTimeout.toMillis()) + MARGIN_MILLIS;
        if (networkTimeout > 0 && networkTimeout < bound) {
            connection.setNetworkTimeout(Runnable::run, bound);
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (connection.getAutoCommit() != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
        if (networkTimeout >= 0 && networkTimeoutOf(connection) != networkTimeout) {
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }

    /** The timeout in milliseconds, 0 for none, or -1 if the driver has no such thing. */
    private static int networkTimeoutOf(Connection connection) throws SQLException {
        try {
            return connection.getNetworkTimeout();
        } catch (SQLFeatureNotSupportedException e) {
            return -1;
        }
    }
}
