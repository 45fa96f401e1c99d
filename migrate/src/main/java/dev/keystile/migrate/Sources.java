package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import javax.sql.DataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opens a source: what is read, and what is made of its rows. */
final class Sources {
    /** What a source is read from. */
    enum Input {
        DATABASE,
        CSV,
        JSON,
        LINES
    }

    private static final String BETTER_AUTH_KEY = "id";

    static final String DJANGO_TABLE = "rest_framework_api_key_apikey";

    static final Map<String, String> DJANGO = Map.of(
            Columns.ID, "prefix",
            Columns.HASH, "hashed_key",
            Columns.NAME, "name",
            Columns.CREATED_AT, "created",
            Columns.REVOKED, "revoked",
            Columns.EXPIRES_AT, "expiry_date");
    private static final Map<String, String> SANCTUM = Map.of(
            Columns.ID, "id",
            Columns.HASH, "token",
            Columns.NAME, "name",
            Columns.OWNER, "tokenable_type+tokenable_id",
            Columns.SCOPES, "abilities",
            Columns.CREATED_AT, "created_at",
            Columns.EXPIRES_AT, "expires_at",
            Columns.LAST_USED_AT, "last_used_at");
    private static final Map<String, String> UNKEY = Map.of(
            Columns.KEY, "plaintext",
            Columns.HASH, "hash.value",
            Columns.NAME, "name",
            Columns.OWNER, "externalId",
            Columns.SCOPES, "permissions",
            Columns.METADATA, "meta",
            Columns.CREATED_AT, "createdAt",
            Columns.EXPIRES_AT, "expires",
            Columns.ENABLED, "enabled");
    private static final Map<String, String> BETTER_AUTH = Map.of(
            Columns.HASH, "key",
            Columns.NAME, "name",
            Columns.OWNER, "referenceId",
            Columns.SCOPES, "permissions",
            Columns.METADATA, "metadata",
            Columns.CREATED_AT, "createdAt",
            Columns.EXPIRES_AT, "expiresAt",
            Columns.ENABLED, "enabled",
            Columns.LAST_USED_AT, "lastRequest");
    private static final Map<String, String> PREFIXED = Map.of(Columns.ID, "shortToken", Columns.HASH, "longTokenHash");

    private final ImportFormat format;
    private final ImportOptions options;
    private final InstantSource clock = InstantSource.system();

    private Sources(ImportFormat format, ImportOptions options) {
        this.format = format;
        this.options = options;
    }

    static Set<Input> inputs(ImportFormat format) {
        return switch (format) {
            case DJANGO -> EnumSet.of(Input.DATABASE);
            case DJANGO_CSV, CSV -> EnumSet.of(Input.CSV);
            case SANCTUM -> EnumSet.of(Input.DATABASE, Input.CSV);
            case BETTER_AUTH, PREFIXED_API_KEY -> EnumSet.of(Input.DATABASE, Input.JSON, Input.CSV);
            case UNKEY, KONG, APISIX, JSON -> EnumSet.of(Input.JSON);
            case PLAINTEXT, KEYSTILE -> EnumSet.of(Input.LINES);
        };
    }

    static KeySource open(ImportFormat format, ImportOptions options) {
        return new Sources(format, options).open();
    }

    private KeySource open() {
        return switch (format) {
            case DJANGO, DJANGO_CSV -> table(DJANGO_TABLE, DJANGO, DjangoIdentity::read);
            case SANCTUM -> table("personal_access_tokens", SANCTUM, Identity.labelled("", "{sanctum-sha256}"));
            case UNKEY -> unkey();
            case BETTER_AUTH ->
                table("apikey", BETTER_AUTH, Identity.sha256(options.prefix(), HashEncoding.SHA256_BASE64URL));
            case PREFIXED_API_KEY -> table("", PREFIXED, Identity.labelled(requiredPrefix(), "{prefixed-sha256}"));
            case KONG ->
                gateway(
                        Set.of("data", "consumers", "keyauth_credentials"),
                        entry -> GatewayEntries.ofKong(entry, clock));
            case APISIX -> gateway(Set.of("list"), GatewayEntries::ofApisix);
            case PLAINTEXT -> lines();
            case CSV, JSON -> any();
            case KEYSTILE -> new MappedSource(new LineRows(bytes(), options.after()), Sources::keystile);
        };
    }

    private String requiredPrefix() {
        if (options.prefix().isEmpty()) {
            throw new IllegalArgumentException(
                    "the prefix is missing: give the keyPrefix that the keys were made with");
        }
        return options.prefix();
    }

    private KeySource table(String table, Map<String, String> byDefault, Identity.Reader identity) {
        Columns columns = Columns.of(byDefault, options.columns());
        String name = options.table(table);
        String origin =
                format.id() + (input() == Input.DATABASE || !options.table("").isEmpty() ? ":" + name : "");
        return source(reader(name, columns), origin, columns, identity);
    }

    /** Both of its forms: with the key in plain text, and with a hash that tells its encoding. */
    private KeySource unkey() {
        Columns columns = Columns.of(UNKEY, options.columns());
        RowReader reader = new JsonRows(bytes(), options.after(), Set.of("data", "keys"), UnkeyEntries::unify);
        return source(reader, format.id(), columns, UnkeyEntries.identity(options.prefix()));
    }

    private KeySource gateway(Set<String> arrays, Function<JsonNode, List<JsonNode>> split) {
        Columns columns = Columns.of(GatewayEntries.COLUMNS, options.columns());
        RowReader reader = new JsonRows(bytes(), options.after(), arrays, split);
        return source(reader, format.id(), columns, Identity.plaintext(options.prefix()));
    }

    private KeySource lines() {
        Columns columns = Columns.of(Map.of(Columns.KEY, LineRows.LINE), options.columns());
        return source(
                new LineRows(bytes(), options.after()), format.id(), columns, Identity.plaintext(options.prefix()));
    }

    private KeySource any() {
        Columns columns = Columns.of(Map.of(), options.columns());
        if (columns.has(Columns.KEY) == columns.has(Columns.HASH)) {
            throw new IllegalArgumentException("give the column of the hash, or that of the key in plain text");
        }
        HashEncoding encoding = options.hashEncoding(HashEncoding.SHA256_HEX);
        Identity.Reader identity;
        if (columns.has(Columns.KEY)) {
            identity = Identity.plaintext(options.prefix());
        } else if (encoding == HashEncoding.ENCODED) {
            identity = Identity.encoded(options.prefix());
        } else {
            identity = Identity.sha256(options.prefix(), encoding);
        }
        return source(reader("", columns), format.id(), columns, identity);
    }

    private KeySource source(RowReader reader, String origin, Columns columns, Identity.Reader identity) {
        Set<String> required = new HashSet<>();
        if (reader instanceof CsvRows) {
            options.columns().keySet().forEach(field -> required.addAll(columns.of(field)));
            List.of(Columns.ID, Columns.HASH, Columns.KEY).forEach(field -> required.addAll(columns.of(field)));
        }
        return new MappedSource(
                reader,
                new KeyMapper(new KeyMapper.Settings(origin, columns, required, identity, options.scopes(), clock)));
    }

    private RowReader reader(String table, Columns columns) {
        return switch (input()) {
            case DATABASE -> database(table, columns);
            case CSV -> new CsvRows(bytes(), options.after());
            case JSON -> new JsonRows(bytes(), options.after(), Set.of("data", "keys", "apiKeys"), List::of);
            case LINES -> new LineRows(bytes(), options.after());
        };
    }

    private RowReader database(String table, Columns columns) {
        DataSource database = options.database();
        if (database == null || table.isEmpty()) {
            throw new IllegalArgumentException("the table is missing: name it");
        }
        // Never the hash: the report names rows by this column.
        String key = columns.has(Columns.ID) ? columns.one(Columns.ID) : BETTER_AUTH_KEY;
        List<String> all =
                Stream.concat(columns.all().stream(), Stream.of(key)).distinct().toList();
        return new JdbcRows(database, table, all, key, options.after());
    }

    private Input input() {
        Input input = options.database() == null ? fileInput() : Input.DATABASE;
        if (!inputs(format).contains(input)) {
            throw new IllegalArgumentException(format.id() + " is read from " + format.needs() + ": give that");
        }
        return input;
    }

    /** CSV is told by its name where JSON would do too. */
    private Input fileInput() {
        Path file = options.file();
        boolean named = file != null && file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        Set<Input> inputs = inputs(format);
        if (inputs.contains(Input.CSV) && (named || !inputs.contains(Input.JSON))) {
            return Input.CSV;
        }
        return inputs.contains(Input.JSON) ? Input.JSON : Input.LINES;
    }

    private Bytes bytes() {
        return Bytes.of(options);
    }

    private static SourceRow keystile(Row row) {
        @Nullable String line = row.values().get(LineRows.LINE);
        KeyLine read = KeyLine.parse(line == null ? "" : line);
        return new SourceRow(row.place(), row.position(), read.key(), read.use(), null);
    }
}
