package dev.keystile.store.redis;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Delay;

import java.time.Duration;

/** Opens clients for a URL. Each bounds every step of a call: Jedis itself would wait for a connection forever. */
final class Clients {
    /** In a cluster: one try, and another where the cluster says, or after a server was lost. */
    private static final int MAX_ATTEMPTS = 3;

    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final Duration SENTINEL_RECONNECT = Duration.ofSeconds(1);

    private Clients() {}

    /**
     * Opens a client.
     *
     * @param size how many connections at most, in a cluster for each node
     */
    static UnifiedJedis open(RedisSettings settings, int size) {
        return switch (settings.url().kind()) {
            case REDIS, REDISS ->
                RedisClient.builder()
                        .hostAndPort(settings.url().hosts().iterator().next())
                        .clientConfig(settings.forServers())
                        .poolConfig(pool(settings, size))
                        .build();
            case REDIS_SENTINEL ->
                RedisSentinelClient.builder()
                        .sentinels(settings.url().hosts())
                        .masterName(settings.url().masterName())
                        .sentinelReconnectDelay(Delay.constant(SENTINEL_RECONNECT))
                        .clientConfig(settings.forServers())
                        .sentinelClientConfig(settings.forSentinels())
                        .poolConfig(pool(settings, size))
                        .build();
            case REDIS_CLUSTER ->
                RedisClusterClient.builder()
                        .nodes(settings.url().hosts())
                        .maxAttempts(MAX_ATTEMPTS)
                        .maxTotalRetriesDuration(settings.timeout())
                        .topologyRefreshPeriod(REFRESH)
                        .clientConfig(settings.forServers())
                        .poolConfig(pool(settings, size))
                        .build();
        };
    }

    private static GenericObjectPoolConfig<Connection> pool(RedisSettings settings, int size) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(size);
        pool.setMaxIdle(size);
        pool.setMaxWait(settings.timeout());
        return pool;
    }
}
