package dev.keystile.store.redis;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

import java.time.Duration;

/**
 * The URL and the options of the connections that a store opens for itself, read.
 *
 * @param url where the servers are
 * @param username the user; null for the default one
 * @param password the password; null for none
 * @param sentinelUsername the user for Sentinels; null for the default one
 * @param sentinelPassword the password for Sentinels; null for none
 * @param tls whether connections are encrypted
 * @param timeout how long each step of a call may take
 * @param poolSize how many connections at most
 */
record RedisSettings(
        RedisUrl url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String sentinelUsername,
        @Nullable String sentinelPassword,
        boolean tls,
        Duration timeout,
        int poolSize) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);
    /** A read of the stream of changes takes 250 ms when there is nothing new, and must not be cut short. */
    static final Duration MIN_TIMEOUT = Duration.ofMillis(500);

    static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    static final int DEFAULT_POOL_SIZE = 10;
    static final int MAX_POOL_SIZE = 100;

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value is bad
     */
    static RedisSettings of(StoreConfig config) {
        RedisUrl url = RedisUrl.of(config);
        return new RedisSettings(
                url,
                once(RedisOption.USERNAME, url.username(), config),
                once(RedisOption.PASSWORD, url.password(), config),
                ofSentinel(RedisOption.SENTINEL_USERNAME, url, config),
                ofSentinel(RedisOption.SENTINEL_PASSWORD, url, config),
                tls(url, RedisOption.TLS.in(config)),
                config.duration(RedisOption.TIMEOUT.optionName(), DEFAULT_TIMEOUT, MIN_TIMEOUT, MAX_TIMEOUT),
                config.integer(RedisOption.POOL_SIZE.optionName(), DEFAULT_POOL_SIZE, 1, MAX_POOL_SIZE));
    }

    /** How connections to the servers themselves are made. */
    JedisClientConfig forServers() {
        return client(username, password).database(url.database()).build();
    }

    /** How connections to Sentinels are made. */
    JedisClientConfig forSentinels() {
        return client(sentinelUsername, sentinelPassword).build();
    }

    private DefaultJedisClientConfig.Builder client(@Nullable String user, @Nullable String secret) {
        int millis = Math.toIntExact(timeout.toMillis());
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .blockingSocketTimeoutMillis(millis)
                // It is one more command that a user would have to be allowed, for no gain of ours.
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (user != null) {
            client.user(user);
        }
        if (secret != null) {
            client.password(secret);
        }
        if (tls) {
            client.sslOptions(
                    SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
        }
        return client;
    }

    private static @Nullable String once(RedisOption option, @Nullable String inUrl, StoreConfig config) {
        @Nullable String given = option.in(config);
        if (given != null && inUrl != null) {
            throw new IllegalArgumentException("the " + option.optionName() + " is given both in the store URL "
                    + config.redactedUrl() + " and as an option: give it once, best as an option");
        }
        return given == null ? inUrl : given;
    }

    private static @Nullable String ofSentinel(RedisOption option, RedisUrl url, StoreConfig config) {
        @Nullable String given = option.in(config);
        if (given != null && url.kind() != RedisUrl.Kind.REDIS_SENTINEL) {
            throw new IllegalArgumentException("the option " + option.optionName() + " is only for "
                    + RedisUrl.Kind.REDIS_SENTINEL.scheme() + ":// URLs, not for " + config.redactedUrl()
                    + ": remove it");
        }
        return given;
    }

    private static boolean tls(RedisUrl url, @Nullable String text) {
        boolean always = url.kind() == RedisUrl.Kind.REDISS;
        if (text == null || text.equals("true") || (text.equals("false") && !always)) {
            return always || "true".equals(text);
        }
        throw new IllegalArgumentException("the option tls is '" + text
                + "': give true or false; with rediss:// it is always true, so leave it out there");
    }

    /** Tells everything but the credentials. */
    @Override
    public String toString() {
        return "RedisSettings[url=" + url + ", tls=" + tls + ", timeout=" + timeout + ", poolSize=" + poolSize + "]";
    }
}
