package dev.keystile.store.redis;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

/** The options that are numbers, with their bounds. */
enum NumberSetting {
    POOL_SIZE(RedisOption.POOL_SIZE, 1, 100, "10"),
    WAIT_REPLICAS(RedisOption.WAIT_REPLICAS, 0, 10, NumberSetting.AUTO);

    static final String AUTO = "auto";

    private final RedisOption option;
    private final int min;
    private final int max;
    private final String defaultText;

    NumberSetting(RedisOption option, int min, int max, String defaultText) {
        this.option = option;
        this.min = min;
        this.max = max;
        this.defaultText = defaultText;
    }

    String optionName() {
        return option.optionName();
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    String defaultText() {
        return defaultText;
    }

    /**
     * Reads the option.
     *
     * @return its value; {@link Replication#AUTO} for {@code auto}
     * @throws IllegalArgumentException if it is no number or out of bounds
     */
    int in(StoreConfig config) {
        @Nullable String given = option.in(config);
        String text = given == null ? defaultText : given;
        if (text.equals(AUTO) && defaultText.equals(AUTO)) {
            return Replication.AUTO;
        }
        if (!text.matches("\\d{1,3}")) {
            throw bad(text);
        }
        return checked(Integer.parseInt(text));
    }

    /**
     * Refuses a value out of bounds.
     *
     * @throws IllegalArgumentException if it is
     */
    int checked(int value) {
        if (value < min || value > max) {
            throw bad(Integer.toString(value));
        }
        return value;
    }

    private IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("the option " + optionName() + " is '" + text + "': give a number from "
                + min + " to " + max + (defaultText.equals(AUTO) ? ", or auto" : ", such as " + defaultText));
    }
}
