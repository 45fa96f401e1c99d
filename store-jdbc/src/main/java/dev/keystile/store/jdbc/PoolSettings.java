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
                size(JdbcOption.POOL_SIZE.in(config)),
                JdbcSettings.duration(DurationSetting.CONNECTION_TIMEOUT, JdbcOption.CONNECTION_TIMEOUT.in(config)));
    }

    private static int size(@Nullable String text) {
        if (text == null) {
            return DEFAULT_SIZE;
        }
        if (text.matches("\\d{1,3}")) {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= MAX_SIZE) {
                return size;
            }
        }
        throw new IllegalArgumentException("the option pool-size is '" + text + "': give a number of connections, 1 to "
                + MAX_SIZE + ", such as " + DEFAULT_SIZE);
    }

    /** Tells everything but the credentials. */
    @Override
    public String toString() {
        return "PoolSettings[size=" + size + ", connectionTimeout=" + connectionTimeout + "]";
    }
}
