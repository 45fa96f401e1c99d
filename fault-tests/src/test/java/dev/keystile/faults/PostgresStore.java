package dev.keystile.faults;

import dev.keystile.servers.PostgresInstance;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

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
