package dev.keystile.faults;

import dev.keystile.servers.PostgresInstance;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A JDBC store on a PostgreSQL of its own. */
record PostgresStore(PostgresInstance server, String url) implements SharedStore {
    static PostgresStore start() {
        PostgresInstance server = PostgresInstance.start();
        return new PostgresStore(server, server.newDatabase());
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.of(url).with("schema", "create");
    }

    @Override
    public StoreConfig through(TcpProxy proxy) {
        return StoreConfig.of(url.replace(":" + port() + "/", ":" + proxy.port() + "/"))
                .with("schema", "create");
    }

    @Override
    public void revokeByHand(List<String> ids) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE keystile_key SET revoked_at = " + System.currentTimeMillis()
                    + ", revoked_reason = 'leaked', version = version + 1 WHERE id IN ('" + String.join("', '", ids)
                    + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String feedText() {
        return "FROM keystile_change";
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void restart() {
        server.restart();
    }

    @Override
    public void freeze() {
        server.freeze();
    }

    @Override
    public void thaw() {
        server.thaw();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "JDBC, PostgreSQL";
    }
}
