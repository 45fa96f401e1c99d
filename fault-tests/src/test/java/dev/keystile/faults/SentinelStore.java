package dev.keystile.faults;

import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.servers.TcpProxy;
import dev.keystile.spi.StoreConfig;

import java.util.List;

/** A Redis store behind Sentinels, whose master is killed. Nothing can stand between: clients ask where the master is. */
final class SentinelStore implements SharedStore {
    private final RedisSentinel servers = RedisSentinel.start();
    private RedisServer killed = servers.master();

    @Override
    public StoreConfig config() {
        return StoreConfig.of(servers.url());
    }

    @Override
    public StoreConfig through(TcpProxy proxy) {
        return config();
    }

    @Override
    public void revokeByHand(List<String> ids) {
        ids.forEach(id -> RedisStore.revokeByHand(servers.master(), "{keystile}:key:" + id));
    }

    @Override
    public String feedText() {
        return "XREAD";
    }

    @Override
    public int port() {
        return servers.master().port();
    }

    @Override
    public void kill() {
        killed = servers.master();
        killed.kill();
    }

    /** Another takes over; the first follows it. */
    @Override
    public void restart() {
        servers.awaitOtherMaster(killed);
    }

    @Override
    public void freeze() {
        servers.master().freeze();
    }

    @Override
    public void thaw() {
        servers.servers().forEach(RedisServer::thaw);
    }

    @Override
    public void close() {
        servers.close();
    }

    @Override
    public String toString() {
        return "Redis, Sentinel";
    }
}
