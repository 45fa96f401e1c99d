package dev.keystile.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 30d}, or ISO 8601. */
public final class Durations {
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

    /** The greatest first. */
    private static final List<Map.Entry<String, ChronoUnit>> UNITS = List.of(
            Map.entry("d", ChronoUnit.DAYS),
            Map.entry("h", ChronoUnit.HOURS),
            Map.entry("m", ChronoUnit.MINUTES),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("ms", ChronoUnit.MILLIS));

    private Durations() {}

    /**
     * Reads a span of time.
     *
     * @param text the text; {@code 0} needs no unit
     * @return the span
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return Duration.of(Long.parseLong(simple.group(1)), unit(simple.group(2)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a span of time: write one such as 500ms, 10s, 5m, 1h or PT10S", e);
        }
    }

    private static ChronoUnit unit(String name) {
        return UNITS.stream()
                .filter(unit -> unit.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /**
     * Writes a span of time so that {@link #parse} reads it again.
     *
     * @param span the span
     * @return in the greatest unit that needs no fraction, such as {@code 5m}; ISO 8601 if it is negative or none fits
     */
    public static String format(Duration span) {
        if (span.isZero()) {
            return "0";
        }
        return UNITS.stream()
                .filter(unit -> !span.isNegative() && isWhole(span, unit.getValue()))
                .findFirst()
                .map(unit -> span.dividedBy(unit.getValue().getDuration()) + unit.getKey())
                .orElseGet(span::toString);
    }

    private static boolean isWhole(Duration span, ChronoUnit unit) {
        long count = span.dividedBy(unit.getDuration());
        return unit.getDuration().multipliedBy(count).equals(span);
    }
}
