package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names of a JDBC store's options. */
enum JdbcOption {
    USERNAME(true),
    PASSWORD(true),
    POOL_SIZE(true),
    CONNECTION_TIMEOUT(true),
    QUERY_TIMEOUT(false),
    SCHEMA(false),
    POLL_INTERVAL(false),
    DIALECT(false);

    private final boolean ofPool;

    JdbcOption(boolean ofPool) {
        this.ofPool = ofPool;
    }

    String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Nullable String in(StoreConfig config) {
        return config.option(optionName());
    }

    /**
     * Refuses options that mean nothing here.
     *
     * @param withPool whether the store opens a pool of its own
     * @throws IllegalArgumentException if there are any
     */
    static void requireKnown(StoreConfig config, boolean withPool) {
        List<String> known = Arrays.stream(values())
                .filter(option -> withPool || !option.ofPool)
                .map(JdbcOption::optionName)
                .toList();
        config.requireKnown(known);
    }
}
