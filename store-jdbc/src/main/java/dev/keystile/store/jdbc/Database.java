package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Borrows connections, bounds what runs on them, and gives them back as they were. Safe for use by several threads.
 */
final class Database {
    /**
     * A list by text, or of a status that few keys have, looks at every key of a million. An administrator waits for that,
     * and no request does.
     */
    static final Duration MIN_SEARCH_TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_ATTEMPTS = 5;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    private final DataSource dataSource;
    private final Dialect dialect;
    private final Duration queryTimeout;
    /** SQLite lets those who wait for its one writer's lock try at random, and some of them never get it. */
    private final ReentrantLock onlyWriter = new ReentrantLock(true);

    Database(DataSource dataSource, Dialect dialect, Duration queryTimeout) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.queryTimeout = queryTimeout;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * Runs single statements, each its own transaction.
     *
     * @param action what it is for, to complete "could not"
     * @throws StoreException if the database cannot answer
     */
    <T> T read(String action, Work<T> work) {
        try {
            return withConnection(work, true, queryTimeout);
        } catch (SQLException e) {
            throw Failures.of(dialect, action, e);
        }
    }

    /**
     * As {@link #read}, with more time, for what may look at every key.
     *
     * @param action what it is for, to complete "could not"
     * @throws StoreException if the database cannot answer
     */
    <T> T search(String action, Work<T> work) {
        try {
            return withConnection(work, true, searchTimeout());
        } catch (SQLException e) {
            throw Failures.of(dialect, action, e);
        }
    }

    private Duration searchTimeout() {
        return queryTimeout.compareTo(MIN_SEARCH_TIMEOUT) < 0 ? MIN_SEARCH_TIMEOUT : queryTimeout;
    }

    /**
     * Runs statements in one transaction: all of them or none. Runs them again when the transaction was lost to another
     * one.
     *
     * @param action what it is for, to complete "could not"
     * @throws StoreException if the database cannot answer
     */
    <T> T write(String action, Work<T> work) {
        try {
            return writeOrFail(work);
        } catch (SQLException e) {
            throw Failures.of(dialect, action, e);
        }
    }

    /** As {@link #write}, for a caller that knows what to make of a failure. */
    <T> T writeOrFail(Work<T> work) throws SQLException {
        if (dialect != Dialect.SQLITE) {
            return writeUntilDone(work);
        }
        awaitTurn();
        try {
            return writeUntilDone(work);
        } finally {
            onlyWriter.unlock();
        }
    }

    private void awaitTurn() throws SQLException {
        try {
            if (!onlyWriter.tryLock(queryTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException("other writes took longer than " + queryTimeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted while other writes were under way", e);
        }
    }

    private <T> T writeUntilDone(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return withConnection(session -> inTransaction(session, work), false, queryTimeout);
            } catch (SQLException e) {
                if (attempt == MAX_ATTEMPTS || !dialect.isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #read}, for a caller that knows what to make of a failure. */
    <T> T readOrFail(Work<T> work) throws SQLException {
        return withConnection(work, true, queryTimeout);
    }

    private <T> T withConnection(Work<T> work, boolean autoCommit, Duration timeout) throws SQLException {
        try (Loan loan = Loan.from(dataSource)) {
            return onLoan(loan, work, autoCommit, timeout);
        }
    }

    private <T> T onLoan(Loan loan, Work<T> work, boolean autoCommit, Duration timeout) throws SQLException {
        try {
            loan.state().apply(autoCommit, dialect.isRemote() ? timeout : Duration.ZERO);
            if (dialect.isRemote() && timeout.compareTo(queryTimeout) > 0) {
                loan.state().allowSilence(timeout);
            }
            int seconds = dialect.hasTimeoutForEachStatement() ? (int) timeout.toSeconds() : 0;
            return work.run(new Session(loan.connection(), seconds));
        } catch (SQLException e) {
            if (dialect.isDatabaseClosed(e)) {
                loan.forsake();
            }
            throw e;
        }
    }

    private <T> T inTransaction(Session session, Work<T> work) throws SQLException {
        try {
            T result = work.run(session);
            session.connection().commit();
            return result;
        } catch (Throwable e) {
            if (!(e instanceof SQLException failure) || !dialect.isDatabaseClosed(failure)) {
                rollBack(session.connection());
            }
            throw e;
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost, and with it the transaction. What lost it is on its way to the caller.
        }
    }
}
