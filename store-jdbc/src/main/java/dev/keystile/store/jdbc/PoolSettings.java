package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The options of the pool that a store opens for itself, read.
 *
 * @param connectionTimeout how long a call waits for a connection
 * @param attemptTimeout how long an attempt to connect may take, in whole seconds: the pool makes it in the background, so
 *     that it may take longer than a call waits
 */
record PoolSettings(
        @Nullable String username,
        @Nullable String password,
        int size,
        Duration connectionTimeout,
        Duration attemptTimeout) {
    static final int DEFAULT_SIZE = 10;
    static final int MAX_SIZE = 100;

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value is bad
     */
    static PoolSettings of(StoreConfig config) {
        Duration connectionTimeout = DurationSetting.CONNECTION_TIMEOUT.in(config);
        Duration attemptTimeout = connectionTimeout.plus(DurationSetting.QUERY_TIMEOUT.in(config));
        return new PoolSettings(
                JdbcOption.USERNAME.in(config),
                JdbcOption.PASSWORD.in(config),
                config.integer(JdbcOption.POOL_SIZE.optionName(), DEFAULT_SIZE, 1, MAX_SIZE),
                connectionTimeout,
                Duration.ofSeconds(attemptTimeout.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    PoolSettings withSize(int newSize) {
        return new PoolSettings(username, password, newSize, connectionTimeout, attemptTimeout);
    }

    /** Tells everything but the credentials. */
    @Override
    public String toString() {
        return "PoolSettings[size=" + size + ", connectionTimeout=" + connectionTimeout + ", attemptTimeout="
                + attemptTimeout + "]";
    }
}
