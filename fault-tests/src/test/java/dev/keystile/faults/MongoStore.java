package dev.keystile.faults;

import dev.keystile.servers.MongoServer;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.net.URI;
import java.util.List;

/** A MongoDB store on a standalone server, which has no change streams. */
record MongoStore(MongoServer server) implements SharedStore {
    static MongoStore start() {
        return new MongoStore(MongoServer.standalone());
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.of(server.url("keystile"));
    }

    @Override
    public StoreConfig through(TcpProxy proxy) {
        return StoreConfig.of("mongodb://127.0.0.1:" + proxy.port() + "/keystile");
    }

    @Override
    public void revokeByHand(List<String> ids) {
        server.run("keystile", MongoByHand.revocationOf(ids));
    }

    /** The collection that is polled. */
    @Override
    public String feedText() {
        return "keystile_key_change";
    }

    @Override
    public int port() {
        return URI.create(server.url()).getPort();
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
        return "MongoDB, standalone";
    }
}
