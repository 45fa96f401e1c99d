package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;

import java.time.Duration;
import java.util.Locale;

/** The settings that are spans of time, with their defaults and bounds. */
enum DurationSetting {
    /** HikariCP refuses less than its lower bound. */
    CONNECTION_TIMEOUT(Duration.ofSeconds(1), Duration.ofMillis(250), Duration.ofSeconds(30)),
    QUERY_TIMEOUT(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(1)),
    POLL_INTERVAL(Duration.ofMillis(500), Duration.ofMillis(100), Duration.ofMinutes(1));

    private final Duration byDefault;
    private final Duration min;
    private final Duration max;

    DurationSetting(Duration byDefault, Duration min, Duration max) {
        this.byDefault = byDefault;
        this.min = min;
        this.max = max;
    }

    String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Duration byDefault() {
        return byDefault;
    }

    Duration min() {
        return min;
    }

    Duration max() {
        return max;
    }

    /**
     * Reads the option.
     *
     * @throws IllegalArgumentException if it is no span of time or out of bounds
     */
    Duration in(StoreConfig config) {
        return config.duration(optionName(), byDefault, min, max);
    }

    /**
     * Refuses a value out of bounds.
     *
     * @throws IllegalArgumentException if it is
     */
    Duration checked(Duration value) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "the " + optionName() + " is " + value + ": give " + min + " to " + max + ", such as " + byDefault);
        }
        return value;
    }
}
