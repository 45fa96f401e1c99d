package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** The options of the pool that a store opens for itself, read. */
record PoolSettings(@Nullable String username, @Nullable String password, int size, Duration connectionTimeout) {
    static final int DEFAULT_SIZE = 10;
    static final int MAX_SIZE = 100;

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value is bad
     */
    static PoolSettings of(StoreConfig config) {
        return new PoolSettings(
                JdbcOption.USERNAME.in(config),
                JdbcOption.PASSWORD.in(config),
                config.integer(JdbcOption.POOL_SIZE.optionName(), DEFAULT_SIZE, 1, MAX_SIZE),
                DurationSetting.CONNECTION_TIMEOUT.in(config));
    }

    /** Tells everything but the credentials. */
    @Override
    public String toString() {
        return "PoolSettings[size=" + size + ", connectionTimeout=" + connectionTimeout + "]";
    }
}
