package dev.keystile.faults;

import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.util.List;

/** A MongoDB store on three members, of which the primary is killed. Nothing can stand between: clients ask who is who. */
final class MongoOfThreeStore implements SharedStore {
    private final MongoReplicaSet members = MongoReplicaSet.of(3);

    @Override
    public StoreConfig config() {
        return StoreConfig.of(members.url("keystile"));
    }

    @Override
    public StoreConfig through(TcpProxy proxy) {
        return config();
    }

    @Override
    public void revokeByHand(List<String> ids) {
        members.run("keystile", MongoByHand.revocationOf(ids));
    }

    @Override
    public String feedText() {
        return "$changeStream";
    }

    @Override
    public int port() {
        return 1;
    }

    void stepDown() {
        members.stepDown();
    }

    @Override
    public void kill() {
        members.kill(members.primary());
    }

    /** Another is elected. */
    @Override
    public void restart() {
        int unused = members.primary();
    }

    @Override
    public void freeze() {
        members.freeze(members.primary());
    }

    @Override
    public void thaw() {
        members.thaw();
    }

    @Override
    public void close() {
        members.close();
    }

    @Override
    public String toString() {
        return "MongoDB, replica set of three";
    }
}
