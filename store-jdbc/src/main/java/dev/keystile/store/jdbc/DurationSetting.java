package dev.keystile.store.jdbc;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that are spans of time, with their defaults and bounds. */
enum DurationSetting {
    /** HikariCP refuses less than its lower bound. A request waits this long at most when the database is down. */
    CONNECTION_TIMEOUT("3s", "250ms", "30s"),
    QUERY_TIMEOUT("5s", "1s", "1m"),
    POLL_INTERVAL("500ms", "100ms", "1m");

    private static final Pattern SHORT_FORM = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final String defaultText;
    private final String minText;
    private final String maxText;

    DurationSetting(String defaultText, String minText, String maxText) {
        this.defaultText = defaultText;
        this.minText = minText;
        this.maxText = maxText;
    }

    String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
     * Reads a value such as {@code 500ms}, {@code 2s}, {@code 1m} or {@code PT2S}.
     *
     * @throws IllegalArgumentException if it is no span of time or out of bounds
     */
    Duration parse(String text) {
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
