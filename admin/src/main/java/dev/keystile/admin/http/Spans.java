package dev.keystile.admin.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them, {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 90d}, or in ISO 8601. */
public final class Spans {
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Spans() {}

    /**
     * Reads a span.
     *
     * @param text anything that a client sent
     * @return the span
     * @throws java.time.DateTimeException if it is none
     */
    public static Duration parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        return simple.matches()
                ? Duration.of(Long.parseLong(simple.group(1)), UNITS.getOrDefault(simple.group(2), ChronoUnit.DAYS))
                : Duration.parse(text);
    }
}
