package dev.keystile.faults;

import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.net.URI;
import java.util.List;

/** A MongoDB store on a replica set of one, which has change streams. */
record MongoSetStore(MongoReplicaSet server) implements SharedStore {
    static MongoSetStore start() {
        return new MongoSetStore(MongoReplicaSet.of(1));
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.of(server.url("keystile"));
    }

    /** Directly: else the driver would ask the server for its address, and go there. */
    @Override
    public StoreConfig through(TcpProxy proxy) {
        return StoreConfig.of("mongodb://127.0.0.1:" + proxy.port() + "/keystile?directConnection=true");
    }

    @Override
    public void revokeByHand(List<String> ids) {
        server.run("keystile", MongoByHand.revocationOf(ids));
    }

    @Override
    public String feedText() {
        return "$changeStream";
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
        return "MongoDB, replica set";
    }
}
