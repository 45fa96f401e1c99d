/** A store for keys in Redis: standalone, with Sentinel, or a cluster. */
// Jedis is an automatic module, and its UnifiedJedis is part of our builder.
@SuppressWarnings("requires-transitive-automatic")
module dev.keystile.store.redis {
    requires transitive dev.keystile;
    requires transitive redis.clients.jedis;
    requires org.apache.commons.pool2;
    requires org.slf4j;
    requires static com.google.errorprone.annotations;
    requires static transitive org.jspecify;

    exports dev.keystile.store.redis;

    provides dev.keystile.spi.KeyStoreProvider with
            dev.keystile.store.redis.RedisKeyStoreProvider;
}
