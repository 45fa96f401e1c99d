package dev.keystile.cli;

import dev.keystile.model.RateLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rate limit as it is written on the command line: {@code 100/1m}. */
final class Limits implements ITypeConverter<RateLimit> {
    @Override
    public RateLimit convert(String text) {
        String[] parts = text.split("/", 2);
        if (parts.length == 2 && parts[0].matches("\\d{1,10}")) {
            return new RateLimit(Long.parseLong(parts[0]), Spans.parse(parts[1]));
        }
        throw new TypeConversionException("'" + text + "' is no rate limit: write requests per span, such as 100/1m");
    }

    static String text(RateLimit limit) {
        return limit.permits() + "/" + Spans.exactly(limit.window());
    }
}
