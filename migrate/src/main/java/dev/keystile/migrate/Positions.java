package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

/** Places in files: how many rows lie before. */
final class Positions {
    private Positions() {}

    static long count(@Nullable String position) {
        try {
            return position == null ? 0 : Long.parseUnsignedLong(position);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a place in a file is a number of rows, not '" + position + "': give what the last run told", e);
        }
    }
}
