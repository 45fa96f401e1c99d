package dev.keystile.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * A time as it is written on the command line: a day ({@code 2027-01-31}, from its beginning in UTC), an instant (ISO 8601), a
 * span from now, or never.
 *
 * @param instant the day or instant
 * @param span the span; both are {@code null} for never
 */
record Moment(@Nullable Instant instant, @Nullable Duration span) {
    /** Whatever is farther away is beyond all that a key can hold, and is refused there. */
    private static final Duration FARTHEST = Duration.ofDays(4_000_000);

    /** The end of a span that begins now. */
    @Nullable Instant after(Instant now) {
        return span == null ? instant : now.plus(span);
    }

    /** The beginning of a span that ends now. */
    @Nullable Instant before(Instant now) {
        return span == null ? instant : now.minus(span);
    }

    /** Reads a moment. */
    static final class Converter implements ITypeConverter<Moment> {
        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
        private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

        @Override
        public Moment convert(String text) {
            try {
                return parse(text);
            } catch (DateTimeException | TypeConversionException e) {
                throw new TypeConversionException("'" + text
                        + "' is no time: write a day such as 2027-01-31, an instant such as 2027-01-31T12:00:00Z, a span"
                        + " such as 90d, or never");
            }
        }

        private static Moment parse(String text) {
            if (text.equals("never")) {
                return new Moment(null, null);
            }
            if (DAY.matcher(text).matches()) {
                return new Moment(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC), null);
            }
            if (INSTANT.matcher(text).matches()) {
                return new Moment(OffsetDateTime.parse(text).toInstant(), null);
            }
            Duration span = Spans.parse(text);
            return new Moment(null, span.compareTo(FARTHEST) > 0 ? FARTHEST : span);
        }
    }
}
