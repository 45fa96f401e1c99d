package dev.keystile.benchmarks.store;

import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.redis.RedisKeyStore;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Keys in Redis. The store and the plain driver share one client, with a pool as large as those of the databases. */
final class RedisStore implements OpenStore {
    private static final String KEY = "{keystile}:key:";

    private final RedisClient client;
    private final RedisKeyStore keys;

    RedisStore(String url) {
        URI server = URI.create(url);
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(POOL_SIZE);
        pool.setMaxIdle(POOL_SIZE);
        client = RedisClient.builder()
                .hostAndPort(server.getHost(), server.getPort())
                .poolConfig(pool)
                .build();
        keys = RedisKeyStore.builder(client).build();
    }

    /** A server of its own, which ends with this JVM. */
    static String freshUrl() {
        return RedisServer.start().url();
    }

    @Override
    public KeyStore keys() {
        return keys;
    }

    @Override
    public Object readByDriver(String id) throws IOException {
        Map<String, String> fields = client.hgetAll(KEY + id);
        if (fields.isEmpty()) {
            throw new IOException("the key is gone");
        }
        return fields;
    }

    @Override
    public long bytes() {
        return client.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        keys.close();
        client.close();
    }
}
