package dev.keystile.store.mongo;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/** The names of a MongoDB store's options. */
enum MongoOption {
    USERNAME,
    PASSWORD,
    AUTH_SOURCE,
    DATABASE,
    COLLECTION,
    TIMEOUT,
    POOL_SIZE,
    READ_CONCERN;

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
        config.requireKnown(Arrays.stream(values()).map(MongoOption::optionName).toList());
    }
}
