package dev.keystile.migrate;

import dev.keystile.ApiKeysBuilder;
import dev.keystile.Hashers;
import dev.keystile.KeyFormat;
import dev.keystile.migrate.Sources.Input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The systems whose keys can be imported, and the forms that they come in. Files are read in UTF-8. What a table of the
 * documentation says of each is {@link #needs}.
 */
public enum ImportFormat {
    /** The table of djangorestframework-api-key, or of a model of one's own. */
    DJANGO("django", "a database; table and columns, if the model is your own"),
    /** The same as CSV. */
    DJANGO_CSV("django-csv", "CSV of that table"),
    /** The table {@code personal_access_tokens} of Laravel Sanctum. */
    SANCTUM("sanctum", "a database, or CSV of the table; what the scope * shall be"),
    /** Keys of Unkey: as {@code apis.listKeys} tells them, or in the form of {@code keys.migrateKeys}. */
    UNKEY("unkey", "JSON; the keys' prefix, if all have one"),
    /** The table {@code apikey} of better-auth. */
    BETTER_AUTH("better-auth", "a database, or JSON or CSV of the table; the keys' prefix"),
    /** What Seam's prefixed-api-key makes: {@code shortToken} and {@code longTokenHash}. */
    PREFIXED_API_KEY("prefixed-api-key", "JSON or CSV, or a database with its table; the prefix"),
    /** The {@code key-auth} credentials of Kong: as the Admin API lists them, or as decK writes consumers. */
    KONG("kong", "JSON; holds keys in plain text, which are hashed on arrival"),
    /** The {@code key-auth} consumers and credentials of Apache APISIX, as its Admin API lists them. */
    APISIX("apisix", "JSON; holds keys in plain text, which are hashed on arrival"),
    /** A list of keys. */
    PLAINTEXT("plaintext", "a file with one key a line, which is hashed on arrival"),
    /** Any CSV with a line of column names. */
    CSV("csv", "CSV; the columns, and how hashes are encoded"),
    /** Any JSON of objects, in an array or one after the other. */
    JSON("json", "JSON; the properties, and how hashes are encoded"),
    /** Keystile's own: {@link KeyLine}s, as {@link KeyExporter} writes them. */
    KEYSTILE("keystile", "what keystile export wrote");

    private static final String KEY_ACCEPT = "keystile.key.accept";
    private static final String HASH_ACCEPT = "keystile.hash.accept";

    private final String id;
    private final String needs;

    ImportFormat(String id, String needs) {
        this.id = id;
        this.needs = needs;
    }

    /**
     * Finds a format by its name on the command line.
     *
     * @param id such as {@code django}
     * @return the format
     * @throws IllegalArgumentException if there is none with that name
     */
    public static ImportFormat of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is nothing to import from called '" + id
                        + "': give one of "
                        + Arrays.stream(values()).map(ImportFormat::id).collect(Collectors.joining(", "))));
    }

    /**
     * Tells its name on the command line.
     *
     * @return such as {@code django}
     */
    public String id() {
        return id;
    }

    /**
     * Tells what it needs, as the documentation has it.
     *
     * @return half a sentence
     */
    public String needs() {
        return needs;
    }

    /**
     * Tells whether it can be read from a database.
     *
     * @return whether {@link ImportOptions.Builder#database} is for it
     */
    public boolean readsDatabase() {
        return Sources.inputs(this).contains(Input.DATABASE);
    }

    /**
     * Tells whether it can be read from a file.
     *
     * @return whether {@link ImportOptions.Builder#file} and {@link ImportOptions.Builder#stream} are for it
     */
    public boolean readsFile() {
        return Sources.inputs(this).stream().anyMatch(input -> input != Input.DATABASE);
    }

    /**
     * Opens a source. Whoever opened it closes it.
     *
     * @param options where it is, and what is special about it
     * @return the source
     * @throws IllegalArgumentException if an option is missing or bad
     * @throws MigrationException if it cannot be read
     */
    public KeySource open(ImportOptions options) {
        return Sources.open(this, options);
    }

    /**
     * Tells which settings an application needs so that it lets these keys in: lists for {@code keystile.key.accept} and
     * {@code keystile.hash.accept}, to be added to what is there.
     *
     * @param options the options of the import
     * @return the settings by name; empty if it needs none
     */
    public Map<String, String> settings(ImportOptions options) {
        String opaque = options.prefix().isEmpty() ? "opaque" : "opaque:" + options.prefix();
        Map<String, String> settings = new LinkedHashMap<>();
        switch (this) {
            case DJANGO, DJANGO_CSV -> accept(settings, "django", "django-sha512, django-pbkdf2");
            case SANCTUM -> accept(settings, "sanctum", "sanctum");
            case PREFIXED_API_KEY -> accept(settings, "prefixed:" + options.prefix(), "prefixed");
            case UNKEY, BETTER_AUTH, KONG, APISIX, PLAINTEXT -> accept(settings, opaque, "sha256");
            case CSV, JSON -> {
                if (!options.columns().containsKey(Columns.ID)) {
                    accept(settings, opaque, "sha256");
                }
            }
            case KEYSTILE -> settings.clear();
        }
        return settings;
    }

    private static void accept(Map<String, String> settings, String formats, String hashes) {
        settings.put(KEY_ACCEPT, formats);
        settings.put(HASH_ACCEPT, hashes);
    }

    /**
     * Accepts, beside what is accepted already, the formats and hashes of these keys: what {@link #settings} does, in code.
     *
     * @param builder who shall take the keys over, or let them in
     * @param options the options of the import
     * @return the builder
     */
    public ApiKeysBuilder prepare(ApiKeysBuilder builder, ImportOptions options) {
        KeyFormat opaque = options.prefix().isEmpty() ? KeyFormat.opaque() : KeyFormat.opaque(options.prefix());
        return switch (this) {
            case DJANGO, DJANGO_CSV ->
                builder.acceptFormat(KeyFormat.djangoRestFramework())
                        .acceptHasher(Hashers.djangoSha512())
                        .acceptHasher(Hashers.djangoPbkdf2());
            case SANCTUM -> builder.acceptFormat(KeyFormat.sanctum()).acceptHasher(Hashers.sanctum());
            case PREFIXED_API_KEY ->
                builder.acceptFormat(KeyFormat.prefixed(options.prefix())).acceptHasher(Hashers.prefixed());
            case UNKEY, BETTER_AUTH, KONG, APISIX, PLAINTEXT ->
                builder.acceptFormat(opaque).acceptHasher(Hashers.sha256());
            case CSV, JSON ->
                options.columns().containsKey(Columns.ID)
                        ? builder
                        : builder.acceptFormat(opaque).acceptHasher(Hashers.sha256());
            case KEYSTILE -> builder;
        };
    }
}
