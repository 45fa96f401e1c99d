package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;

import javax.sql.DataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

/** Opens a connection for each call, unless told to fail. */
final class UnpooledDataSource implements DataSource {
    private final StoreConfig config;
    volatile boolean isOut;

    UnpooledDataSource(StoreConfig config) {
        this.config = config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isOut) {
            throw new SQLException("the network is cut", "08001");
        }
        return TestDatabase.connect(config);
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
