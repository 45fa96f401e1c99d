package dev.keystile.store.redis;

import dev.keystile.spi.StoreException;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks the server that keeps a namespace, through whatever client there is. Safe for use by several threads.
 */
final class Redis {
    /** A cluster's slot may move while we ask for it, but not again and again. */
    private static final int MAX_ATTEMPTS = 3;

    private final UnifiedJedis client;
    private final KeyNames names;
    /** In a cluster, whether the slot may be elsewhere by now: its server was lost. */
    private volatile boolean isLost;

    Redis(UnifiedJedis client, KeyNames names) {
        this.client = client;
        this.names = names;
    }

    KeyNames names() {
        return names;
    }

    /**
     * Asks one thing that changes nothing, in one round trip; once more if its connection was lost, since a server that
     * was restarted leaves connections behind that look well until they are used.
     *
     * @param action what it is for, to complete "could not"
     * @return the answer; empty if the Redis key is of another type than the command is for
     * @throws StoreException if the server cannot answer
     */
    <T> Optional<T> ask(String action, CommandObject<T> command) {
        try {
            return Optional.of(readingAgain(() -> client.executeCommand(command)));
        } catch (JedisException e) {
            if (Failures.isWrongType(e)) {
                return Optional.empty();
            }
            throw failed(action, e);
        }
    }

    /**
     * Asks several things that change nothing, on one connection; once more if that was lost.
     *
     * @param action what it is for, to complete "could not"
     * @throws StoreException if the server cannot answer
     */
    <T> T askTogether(String action, Function<Pipeline, T> work) {
        try {
            return readingAgain(() -> redirected(work));
        } catch (JedisException e) {
            throw failed(action, e);
        }
    }

    /**
     * Writes, on one connection, and never twice.
     *
     * @param action what it is for, to complete "could not"
     * @throws StoreException if the server cannot answer, in which case it may have written or not
     */
    <T> T write(String action, Function<Pipeline, T> work) {
        try {
            return redirected(work);
        } catch (JedisException e) {
            throw failed(action, e);
        }
    }

    private StoreException failed(String action, JedisException e) {
        noteLoss(e);
        return Failures.of(action, e);
    }

    private <T> T readingAgain(Supplier<T> call) {
        try {
            return call.get();
        } catch (JedisException e) {
            if (!Failures.isLostConnection(e)) {
                throw e;
            }
            noteLoss(e);
            return call.get();
        }
    }

    /** What was redirected was not done, so it can be done again elsewhere. */
    private <T> T redirected(Function<Pipeline, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Pipeline pipeline = open()) {
                return work.apply(pipeline);
            } catch (JedisRedirectionException e) {
                isLost = true;
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Pipeline open() {
        if (client instanceof RedisClusterClient cluster) {
            return openAtSlot(cluster);
        }
        AbstractPipeline pipeline = client.pipelined();
        if (pipeline instanceof Pipeline onOneConnection) {
            return onOneConnection;
        }
        pipeline.close();
        throw new IllegalArgumentException("a Redis store works with a RedisClient, RedisSentinelClient or"
                + " RedisClusterClient, not with a " + client.getClass().getName() + ": give one of those");
    }

    private Pipeline openAtSlot(RedisClusterClient cluster) {
        if (isLost) {
            isLost = false;
            cluster.refreshClusterTopology();
        }
        Connection connection = cluster.getConnectionFromSlot(JedisClusterCRC16.getSlot(names.changes()));
        return new Pipeline(connection, true);
    }

    /** After one lost connection the idle ones are as good as lost. */
    private void noteLoss(JedisException e) {
        if (Failures.isLostConnection(e)) {
            isLost = true;
            pools().forEach(Pool::clear);
        }
    }

    private Collection<Pool<Connection>> pools() {
        if (client instanceof RedisClient standalone) {
            return List.of(standalone.getPool());
        }
        if (client instanceof RedisSentinelClient sentinel) {
            return List.copyOf(sentinel.getPrimaryNodesConnectionMap().values());
        }
        if (client instanceof RedisClusterClient cluster) {
            return List.copyOf(cluster.getClusterNodes().values());
        }
        return List.of();
    }
}
