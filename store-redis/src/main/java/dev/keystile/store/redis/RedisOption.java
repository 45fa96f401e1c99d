package dev.keystile.store.redis;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/** The names of a Redis store's options. */
enum RedisOption {
    USERNAME,
    PASSWORD,
    TLS,
    SENTINEL_USERNAME,
    SENTINEL_PASSWORD,
    TIMEOUT,
    POOL_SIZE,
    NAMESPACE,
    WAIT_REPLICAS,
    WAIT_TIMEOUT;

    String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Nullable String in(StoreConfig config) {
        return config.option(optionName());
    }

    /**
     * Refuses options that mean nothing here.
     *
     * @throws IllegalArgumentException if there are any
     */
    static void requireKnown(StoreConfig config) {
        config.requireKnown(Arrays.stream(values()).map(RedisOption::optionName).toList());
    }
}
