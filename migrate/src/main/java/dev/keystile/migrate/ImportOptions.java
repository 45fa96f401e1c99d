package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What {@link ImportFormat#open} needs to know of a source. Immutable. */
public final class ImportOptions {
    private final @Nullable Path file;
    private final @Nullable InputStream stream;
    private final @Nullable DataSource database;
    private final @Nullable String table;
    private final Map<String, String> columns;
    private final Map<String, Set<String>> scopes;
    private final @Nullable String prefix;
    private final @Nullable HashEncoding hashEncoding;
    private final @Nullable String after;

    private ImportOptions(Builder builder) {
        file = builder.file;
        stream = builder.stream;
        database = builder.database;
        table = builder.table;
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(builder.columns));
        scopes = Map.copyOf(builder.scopes);
        prefix = builder.prefix;
        hashEncoding = builder.hashEncoding;
        after = builder.after;
    }

    /**
     * Starts without any option.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Nullable Path file() {
        return file;
    }

    @Nullable InputStream stream() {
        return stream;
    }

    @Nullable DataSource database() {
        return database;
    }

    String table(String byDefault) {
        return table == null ? byDefault : table;
    }

    Map<String, String> columns() {
        return columns;
    }

    Map<String, Set<String>> scopes() {
        return scopes;
    }

    String prefix() {
        return prefix == null ? "" : prefix;
    }

    HashEncoding hashEncoding(HashEncoding byDefault) {
        return hashEncoding == null ? byDefault : hashEncoding;
    }

    @Nullable String after() {
        return after;
    }

    /** Builds the options. Not safe for use by several threads. */
    public static final class Builder {
        private @Nullable Path file;
        private @Nullable InputStream stream;
        private @Nullable DataSource database;
        private @Nullable String table;
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final Map<String, Set<String>> scopes = new LinkedHashMap<>();
        private @Nullable String prefix;
        private @Nullable HashEncoding hashEncoding;
        private @Nullable String after;

        private Builder() {}

        /**
         * Reads a file, in UTF-8.
         *
         * @param value the file
         * @return this builder
         */
        public Builder file(Path value) {
            file = Objects.requireNonNull(value, "file");
            return this;
        }

        /**
         * Reads a stream, in UTF-8; closed together with the source.
         *
         * @param value the stream
         * @return this builder
         */
        public Builder stream(InputStream value) {
            stream = Objects.requireNonNull(value, "stream");
            return this;
        }

        /**
         * Reads a database, with one connection, which is never written to.
         *
         * @param value where the connection comes from
         * @return this builder
         */
        public Builder database(DataSource value) {
            database = Objects.requireNonNull(value, "database");
            return this;
        }

        /**
         * Names the table; the system's own unless set.
         *
         * @param value such as {@code organizations_organizationapikey}, or with its schema in front
         * @return this builder
         */
        public Builder table(String value) {
            table = Objects.requireNonNull(value, "table");
            return this;
        }

        /**
         * Tells which column holds a field; the system's own unless set. Several columns, joined with {@code +}, are read as one
         * text with colons between them; an empty name leaves the field out.
         *
         * @param field {@code id}, {@code key}, {@code hash}, {@code name}, {@code owner}, {@code scopes}, {@code createdAt},
         *     {@code expiresAt}, {@code revoked}, {@code revokedAt}, {@code enabled}, {@code lastUsedAt}, {@code metadata} (an
         *     object), or {@code metadata.<name>}
         * @param column the name of the column, or in JSON of the property, with a dot for each step down
         * @return this builder
         */
        public Builder column(String field, String column) {
            columns.put(Objects.requireNonNull(field, "field"), Objects.requireNonNull(column, "column"));
            return this;
        }

        /**
         * Replaces a scope of the source by others; as it is unless set. Keystile compares scopes as they are written: Sanctum's
         * {@code *} would permit nothing.
         *
         * @param scope what the source says
         * @param replacement what the key is to hold instead; empty to leave it out
         * @return this builder
         */
        public Builder scope(String scope, Set<String> replacement) {
            scopes.put(Objects.requireNonNull(scope, "scope"), Set.copyOf(replacement));
            return this;
        }

        /**
         * Tells the prefix of the keys: required for {@link ImportFormat#PREFIXED_API_KEY}. For keys without a public part it
         * is that of {@link dev.keystile.KeyFormat#opaque(String)}; none unless set.
         *
         * @param value without the underscore behind it
         * @return this builder
         */
        public Builder prefix(String value) {
            prefix = Objects.requireNonNull(value, "prefix");
            return this;
        }

        /**
         * Tells how hashes are written, for {@link ImportFormat#CSV} and {@link ImportFormat#JSON};
         * {@link HashEncoding#SHA256_HEX} unless set.
         *
         * @param value the encoding
         * @return this builder
         */
        public Builder hashEncoding(HashEncoding value) {
            hashEncoding = Objects.requireNonNull(value, "hashEncoding");
            return this;
        }

        /**
         * Goes on behind a row that was imported before.
         *
         * @param position what {@link ImportReport#position} told; {@code null} to begin at the beginning
         * @return this builder
         */
        public Builder resumeAfter(@Nullable String position) {
            after = position;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public ImportOptions build() {
            return new ImportOptions(this);
        }
    }
}
