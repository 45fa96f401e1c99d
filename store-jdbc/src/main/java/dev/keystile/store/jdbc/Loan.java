package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A borrowed connection, given back as it was, or given up. Not thread-safe. */
final class Loan implements AutoCloseable {
    private final DataSource dataSource;
    private final Connection connection;
    private final BorrowedState state;
    private boolean forsaken;

    private Loan(DataSource dataSource, Connection connection) throws SQLException {
        this.dataSource = dataSource;
        this.connection = connection;
        this.state = BorrowedState.of(connection);
    }

    static Loan from(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            return new Loan(dataSource, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    BorrowedState state() {
        return state;
    }

    /**
     * Leaves the connection alone from now on: its database is closed, and nothing done on it, be it to roll back, need ever
     * return. The pool's other connections are no better, although all of them look alive; a new one opens the database.
     * Only HikariCP can be told so.
     */
    void forsake() {
        if (dataSource instanceof HikariDataSource hikari) {
            forsaken = true;
            hikari.evictConnection(connection);
            hikari.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() throws SQLException {
        if (forsaken) {
            return;
        }
        try (connection) {
            state.close();
        }
    }
}
