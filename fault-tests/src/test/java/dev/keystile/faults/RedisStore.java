package dev.keystile.faults;

import dev.keystile.servers.RedisServer;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.util.List;

/** A Redis store on a standalone server of its own. */
record RedisStore(RedisServer server) implements SharedStore {
    static RedisStore start() {
        return new RedisStore(RedisServer.start());
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.of(server.url());
    }

    @Override
    public StoreConfig through(TcpProxy proxy) {
        return StoreConfig.of("redis://127.0.0.1:" + proxy.port());
    }

    @Override
    public void revokeByHand(List<String> ids) {
        ids.forEach(id -> revokeByHand(server, "{keystile}:key:" + id));
    }

    static void revokeByHand(RedisServer on, String key) {
        on.run("HSET " + key + " revoked-at " + System.currentTimeMillis() + " revoked-reason leaked");
        on.run("HINCRBY " + key + " version 1");
    }

    @Override
    public String feedText() {
        return "XREAD";
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
        return "Redis";
    }
}
