package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

import java.util.Map;
import java.util.OptionalDouble;

/** A file with a line of column names and commas between the columns (RFC 4180). */
final class CsvRows implements RowReader {
    private final Bytes bytes;
    private final MappingIterator<Map<String, @Nullable String>> rows;
    private long count;

    CsvRows(Bytes bytes, @Nullable String after) {
        this.bytes = bytes;
        try {
            rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(bytes);
        } catch (JacksonException e) {
            throw damaged(e);
        }
        long skipped = Positions.count(after);
        while (count < skipped && next() != null) {
            // Read and forgotten: the lines of a record are known only to who reads it.
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            if (!rows.hasNextValue()) {
                return null;
            }
            Map<String, @Nullable String> values = rows.nextValue();
            count++;
            return new Row("row " + count, Long.toString(count), values);
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    /** The message of the parser quotes what it read, which may be a key. */
    private MigrationException damaged(JacksonException e) {
        return new MigrationException(
                "the CSV is damaged behind row " + count + ", near line "
                        + e.getLocation().getLineNr() + ": mend it, and go on behind row " + count,
                null);
    }

    @Override
    public OptionalDouble fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() {
        rows.close();
        bytes.close();
    }
}
