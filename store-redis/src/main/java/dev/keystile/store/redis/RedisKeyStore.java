package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.ThreadedChangeFeed;
import redis.clients.jedis.UnifiedJedis;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps keys in Redis: standalone, with Sentinel, or a cluster. Safe for use by several threads, and by several nodes on
 * the same namespace.
 *
 * <p>Each write is one script, which the server runs as one step, and is acknowledged when replicas have it, if there are
 * any.
 */
public final class RedisKeyStore implements KeyStore {
    private final KeyHashes keys;
    private final KeyImport imports;
    private final KeyListing listing;
    private final UsageHashes usage;
    private final ThreadedChangeFeed changes;
    private final Diagnosis diagnosis;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    RedisKeyStore(Redis redis, Replication replication, StreamReader reader, Runnable onClose) {
        keys = new KeyHashes(redis, replication);
        imports = new KeyImport(redis, replication);
        listing = new KeyListing(redis);
        usage = new UsageHashes(redis);
        changes = new ThreadedChangeFeed("keystile-redis-changes", reader, Duration.ZERO);
        diagnosis = new Diagnosis(redis, replication, Clock.systemUTC());
        this.onClose = onClose;
    }

    /**
     * Starts a store over a client, which stays the caller's: the store never closes it. Whoever follows
     * {@link #changes} keeps one of its connections busy. Its timeouts bound each call, and the one for reading must be at
     * least half a second.
     *
     * @param client a {@code RedisClient}, {@code RedisSentinelClient} or {@code RedisClusterClient}
     * @return a builder with defaults for everything else
     */
    public static RedisKeyStoreBuilder builder(UnifiedJedis client) {
        return new RedisKeyStoreBuilder(client);
    }

    @Override
    public Optional<ApiKey> find(String id) {
        requireOpen();
        return Texts.isKeyId(id) ? keys.find(id) : Optional.empty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.keystile.spi.StoreException also if the key was added, but replicas do not acknowledge it in time
     */
    @Override
    public void insert(ApiKey key) {
        requireOpen();
        keys.insert(key);
    }

    /**
     * {@inheritDoc} Replicas are waited for once for 500 keys.
     *
     * @throws dev.keystile.spi.StoreException also if keys were added, but replicas do not acknowledge them in time
     */
    @Override
    public Set<String> insertAll(Collection<ApiKey> keys) {
        requireOpen();
        return imports.insert(keys);
    }

    /**
     * {@inheritDoc} Prefix and creation time are never written again.
     *
     * @throws dev.keystile.spi.StoreException also if the key was written, but replicas do not acknowledge it in time
     */
    @Override
    public boolean update(ApiKey key) {
        requireOpen();
        return keys.update(key);
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.keystile.spi.StoreException also if the key was removed, but replicas do not acknowledge it in time;
     *     calling again makes sure, although it then tells that there is no such key
     */
    @Override
    public boolean delete(String id) {
        requireOpen();
        return Texts.isKeyId(id) && keys.delete(id, "");
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.keystile.spi.StoreException as {@link #delete(String)}
     */
    @Override
    public boolean delete(String id, long version) {
        requireOpen();
        return Texts.isKeyId(id) && keys.delete(id, Long.toString(version));
    }

    /** {@inheritDoc} A damaged key is left out and named in the log. */
    @Override
    public Page<ApiKey> list(KeyQuery query) {
        requireOpen();
        return listing.list(query);
    }

    @Override
    public void recordUse(Collection<KeyUse> uses) {
        requireOpen();
        usage.add(uses);
    }

    /** {@inheritDoc} Damaged use is named in the log, and told as none. */
    @Override
    public Map<String, KeyUsage> usage(Collection<String> ids) {
        requireOpen();
        return usage.read(ids);
    }

    /** {@inheritDoc} It follows a stream on one daemon thread that starts when the first listener follows. */
    @Override
    public ChangeFeed changes() {
        requireOpen();
        return changes;
    }

    @Override
    public List<Finding> diagnose() {
        requireOpen();
        return diagnosis.run();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            changes.close();
            onClose.run();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("this store is closed: open another one");
        }
    }
}
