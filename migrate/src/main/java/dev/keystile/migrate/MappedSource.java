package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/** A reader, and what makes keys of its rows. */
final class MappedSource implements KeySource {
    private final RowReader reader;
    private final RowMapper mapper;

    MappedSource(RowReader reader, RowMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    @Override
    public @Nullable SourceRow next() {
        Row row = reader.next();
        return row == null ? null : map(row);
    }

    private SourceRow map(Row row) {
        try {
            return mapper.map(row);
        } catch (IllegalArgumentException e) {
            return new SourceRow(row.place(), row.position(), null, null, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public OptionalDouble fraction() {
        return reader.fraction();
    }

    @Override
    public void close() {
        reader.close();
    }
}
