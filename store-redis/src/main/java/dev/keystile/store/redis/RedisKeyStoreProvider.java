package dev.keystile.store.redis;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Opens a {@link RedisKeyStore} for a URL: {@code redis://}, {@code rediss://} (TLS), {@code redis-sentinel://} or
 * {@code redis-cluster://}.
 */
public final class RedisKeyStoreProvider implements KeyStoreProvider {
    /** Creates the provider; for {@link java.util.ServiceLoader}. */
    public RedisKeyStoreProvider() {}

    @Override
    public boolean accepts(StoreConfig config) {
        return RedisUrl.isOfAKind(config.url());
    }

    @Override
    public KeyStore open(StoreConfig config) {
        RedisOption.requireKnown(config);
        RedisSettings settings = RedisSettings.of(config);
        Replication replication = Replication.of(config);
        String namespace = RedisOption.NAMESPACE.in(config);
        Deque<UnifiedJedis> clients = new ArrayDeque<>();
        try {
            clients.push(Clients.open(settings, settings.poolSize()));
            RedisKeyStoreBuilder builder =
                    RedisKeyStore.builder(clients.element()).replication(replication);
            if (namespace != null) {
                builder.namespace(namespace);
            }
            clients.push(Clients.open(settings, 1));
            return builder.owned(clients.element(), () -> close(clients)).build();
        } catch (RuntimeException e) {
            close(clients);
            throw reported(config, e);
        }
    }

    private static void close(Deque<UnifiedJedis> clients) {
        clients.forEach(UnifiedJedis::close);
    }

    private static RuntimeException reported(StoreConfig config, RuntimeException e) {
        if (e instanceof JedisException) {
            return reported(config, Failures.of(ServerCheck.ACTION, e));
        }
        return e instanceof StoreException
                ? new StoreException("the store " + config.redactedUrl() + ": " + e.getMessage(), e.getCause())
                : e;
    }
}
