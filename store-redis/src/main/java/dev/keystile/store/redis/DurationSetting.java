package dev.keystile.store.redis;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that are spans of time, with their defaults and bounds. */
enum DurationSetting {
    /** A read of the stream of changes takes 250 ms when there is nothing new, and must not be cut short. */
    TIMEOUT(RedisOption.TIMEOUT, "1s", "500ms", "30s"),
    WAIT_TIMEOUT(RedisOption.WAIT_TIMEOUT, "1s", "100ms", "30s");

    private static final Pattern SHORT_FORM = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final RedisOption option;
    private final String defaultText;
    private final String minText;
    private final String maxText;

    DurationSetting(RedisOption option, String defaultText, String minText, String maxText) {
        this.option = option;
        this.defaultText = defaultText;
        this.minText = minText;
        this.maxText = maxText;
    }

    String optionName() {
        return option.optionName();
    }

    Duration byDefault() {
        return read(defaultText);
    }

    String defaultText() {
        return defaultText;
    }

    String minText() {
        return minText;
    }

    String maxText() {
        return maxText;
    }

    /**
     * Reads the option: a value such as {@code 500ms}, {@code 2s}, {@code 1m} or {@code PT2S}.
     *
     * @throws IllegalArgumentException if it is no span of time or out of bounds
     */
    Duration in(StoreConfig config) {
        @Nullable String text = option.in(config);
        if (text == null) {
            return byDefault();
        }
        try {
            return checked(read(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the option " + optionName() + " is '" + text + "': " + remedy(), e);
        }
    }

    /**
     * Refuses a value out of bounds.
     *
     * @throws IllegalArgumentException if it is
     */
    Duration checked(Duration value) {
        if (value.compareTo(read(minText)) < 0 || value.compareTo(read(maxText)) > 0) {
            throw new IllegalArgumentException(
                    "the " + optionName() + " of " + value + " is out of bounds: " + remedy());
        }
        return value;
    }

    private String remedy() {
        return "give " + minText + " to " + maxText + ", such as " + defaultText;
    }

    private static Duration read(String text) {
        Matcher matcher = SHORT_FORM.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
