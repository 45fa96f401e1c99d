package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;

/** A file of lines, each of them a row with one column. Blank lines are none. */
final class LineRows implements RowReader {
    static final String LINE = "line";

    /** Far more than the longest key with all that belongs to it. */
    private static final int MAX_LENGTH = 1 << 20;

    private final Bytes bytes;
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private long count;

    LineRows(Bytes bytes, @Nullable String after) {
        this.bytes = bytes;
        this.reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        long skipped = Positions.count(after);
        while (count < skipped && read()) {
            // The lines before the place.
        }
    }

    @Override
    public @Nullable Row next() {
        while (read()) {
            String text = line.toString();
            if (!text.isBlank()) {
                return new Row("line " + count, Long.toString(count), Map.of(LINE, text));
            }
        }
        return null;
    }

    /** One line without its end; {@code false} at the end of the file. */
    private boolean read() {
        line.setLength(0);
        try {
            int next = reader.read();
            if (next < 0) {
                return false;
            }
            for (; next >= 0 && next != '\n'; next = reader.read()) {
                append((char) next);
            }
        } catch (IOException e) {
            throw new MigrationException("the file cannot be read behind line " + count, e);
        }
        count++;
        return true;
    }

    private void append(char c) {
        if (line.length() == MAX_LENGTH) {
            throw new MigrationException(
                    "line " + (count + 1) + " has more than " + MAX_LENGTH + " characters: this is no file of keys",
                    null);
        }
        if (c != '\r' && c != '\uFEFF') {
            line.append(c);
        }
    }

    @Override
    public OptionalDouble fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
