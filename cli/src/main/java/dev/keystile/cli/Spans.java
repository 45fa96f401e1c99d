package dev.keystile.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as the settings have them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 30d}, {@code 0}, ISO 8601. */
final class Spans implements ITypeConverter<Duration> {
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    @Override
    public Duration convert(String text) {
        return parse(text);
    }

    static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return of(Long.parseLong(simple.group(1)), simple.group(2));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a span of time: write one such as 90d, 24h, 30m or PT24H");
        }
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** As it would be written on the command line. */
    static String exactly(Duration span) {
        if (span.toSecondsPart() != 0 || span.toMillisPart() != 0 || span.isZero()) {
            return span.toString();
        }
        if (span.toMinutesPart() != 0) {
            return span.toMinutes() + "m";
        }
        return span.toHoursPart() == 0 ? span.toDays() + "d" : span.toHours() + "h";
    }

    /** About how long, for people: the greatest unit only. */
    static String about(Duration span) {
        Duration abs = span.abs();
        if (abs.toDays() > 0) {
            return abs.toDays() + "d";
        }
        if (abs.toHours() > 0) {
            return abs.toHours() + "h";
        }
        return abs.toMinutes() > 0 ? abs.toMinutes() + "m" : abs.toSeconds() + "s";
    }
}
