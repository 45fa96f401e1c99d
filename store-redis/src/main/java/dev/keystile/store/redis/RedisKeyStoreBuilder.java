package dev.keystile.store.redis;

import dev.keystile.spi.StoreException;
import redis.clients.jedis.UnifiedJedis;

import java.time.Duration;
import java.util.Objects;

/** Builds a {@link RedisKeyStore}. Not safe for use by several threads. */
public final class RedisKeyStoreBuilder {
    private final UnifiedJedis client;
    private UnifiedJedis feedClient;
    private KeyNames names = new KeyNames(KeyNames.DEFAULT_NAMESPACE);
    private int waitReplicas = Replication.AUTO;
    private Duration waitTimeout = Replication.DEFAULT_TIMEOUT;
    private Runnable onClose = () -> {};

    RedisKeyStoreBuilder(UnifiedJedis client) {
        this.client = Objects.requireNonNull(client, "a Redis store needs a client");
        this.feedClient = client;
    }

    /**
     * Sets what tells this set of keys from others on the same Redis; {@code keystile} unless set. In a cluster, all keys
     * of a namespace are in one slot.
     *
     * @param value a letter or {@code _}, then at most 62 letters, digits, {@code _} and {@code -}
     * @return this builder
     * @throws IllegalArgumentException if it is anything else
     */
    public RedisKeyStoreBuilder namespace(String value) {
        names = new KeyNames(value);
        return this;
    }

    /**
     * Sets how many replicas must have a write before it is acknowledged. Unless set, it is one if the master has any at
     * that time, and none otherwise.
     *
     * @param value 0 to 10
     * @return this builder
     * @throws IllegalArgumentException if it is out of bounds
     */
    public RedisKeyStoreBuilder waitReplicas(int value) {
        waitReplicas = Replication.checkedReplicas(value);
        return this;
    }

    /**
     * Sets how long a write waits for replicas before it fails; 1 second unless set.
     *
     * @param value 100 milliseconds to 30 seconds
     * @return this builder
     * @throws IllegalArgumentException if it is out of bounds
     */
    public RedisKeyStoreBuilder waitTimeout(Duration value) {
        waitTimeout = Replication.checkedTimeout(value);
        return this;
    }

    /** Sets what is waited for, as it was read from options. */
    RedisKeyStoreBuilder replication(Replication value) {
        waitReplicas = value.replicas();
        waitTimeout = value.timeout();
        return this;
    }

    /** Sets the client whose connection the feed keeps busy, and what is released with the store. */
    RedisKeyStoreBuilder owned(UnifiedJedis feed, Runnable release) {
        feedClient = feed;
        onClose = release;
        return this;
    }

    /**
     * Looks at the server and opens the store. What could lose keys is logged as a warning.
     *
     * @return the store; whoever built it closes it
     * @throws IllegalArgumentException if the client is of a kind that does not work
     * @throws StoreException if the server is out of reach or older than 6.2
     */
    public RedisKeyStore build() {
        Redis redis = new Redis(client, names);
        Replication replication = ServerCheck.run(redis, new Replication(waitReplicas, waitTimeout));
        return new RedisKeyStore(redis, replication, new StreamReader(new Redis(feedClient, names)), onClose);
    }
}
