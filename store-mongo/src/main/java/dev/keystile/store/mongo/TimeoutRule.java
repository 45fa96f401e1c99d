package dev.keystile.store.mongo;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one setting that is a span of time, with its default and bounds. */
final class TimeoutRule {
    static final String DEFAULT = "2s";
    static final String MIN = "100ms";
    static final String MAX = "30s";

    private static final Pattern SHORT_FORM = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final String REMEDY = "give " + MIN + " to " + MAX + ", such as " + DEFAULT;

    private TimeoutRule() {}

    static Duration byDefault() {
        return read(DEFAULT);
    }

    /**
     * Reads a value such as {@code 500ms}, {@code 2s} or {@code PT2S}.
     *
     * @throws IllegalArgumentException if it is no span of time or out of bounds
     */
    static Duration parse(String text) {
        try {
            return checked(read(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the option timeout is '" + text + "': " + REMEDY, e);
        }
    }

    /**
     * Refuses a value out of bounds.
     *
     * @throws IllegalArgumentException if it is
     */
    static Duration checked(Duration value) {
        if (value.compareTo(read(MIN)) < 0 || value.compareTo(read(MAX)) > 0) {
            throw new IllegalArgumentException("the timeout of " + value + " is out of bounds: " + REMEDY);
        }
        return value;
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
