package dev.keystile.internal.settings;

import java.util.Locale;

/** Every setting that has a name of its own. Store options ({@code keystile.store.…}) are the store module's to know. */
public enum Setting {
    /** Which store to open. */
    STORE_URL("keystile.store.url", "", "URL of the store; required"),
    /** The prefix of new keys. */
    KEY_PREFIX("keystile.key.prefix", "ks", "prefix of new keys: product and environment"),
    /** Formats accepted beside that of new keys. */
    KEY_ACCEPT(
            "keystile.key.accept",
            "",
            "formats accepted beside it: other prefixes, django, sanctum, prefixed:<prefix>, opaque, opaque:<prefix>"),
    /** Server-side secrets for the hashes. */
    HASH_PEPPERS("keystile.hash.peppers", "", "peppers as id:base64, the current one first; none: plain SHA-256"),
    /** Hashes accepted beside that of new keys. */
    HASH_ACCEPT(
            "keystile.hash.accept",
            "",
            "hashes accepted beside it: sha256, django-sha512, django-pbkdf2, sanctum, prefixed"),
    /** Until when hashes are accepted beside that of new keys. */
    HASH_ACCEPT_UNTIL(
            "keystile.hash.accept-until",
            "",
            "when keys with a hash of these kinds are refused, in ISO 8601; none: never"),
    /** How long a change made elsewhere can stay unseen. */
    MAX_STALENESS("keystile.max-staleness", "10s", "how long a change made elsewhere can stay unseen; 0 to 1h"),
    /** How long a key lives on while the store cannot be asked. */
    STALE_IF_ERROR(
            "keystile.stale-if-error",
            "0",
            "how much longer a cached key is used while the store cannot be asked; 0 (off) to 24h"),
    /** How many keys are read from the store at once. */
    MAX_CONCURRENT_LOADS(
            "keystile.max-concurrent-loads",
            "32",
            "how many keys are read from the store at once to verify requests; 1 to 10000"),
    /** How long a request waits for the store. */
    MAX_LOAD_WAIT(
            "keystile.max-load-wait",
            "500ms",
            "how long a request waits for its turn to read the store, or for another's read of its key; 0 to 30s"),
    /** How many keys are cached. */
    MAX_CACHED_KEYS("keystile.max-cached-keys", "100000", "how many keys are cached at most; at least 1"),
    /** How often use is written. */
    USAGE_FLUSH_INTERVAL("keystile.usage-flush-interval", "30s", "how often the use of keys is written; 1s to 1h"),
    /** Whether events go to the audit log. */
    AUDIT("keystile.audit", "true", "whether events go to the logger keystile.audit"),
    /** Whether a request without a key is refused. */
    REQUIRED("keystile.required", "true", "whether a request without a key is refused; a bad key always is"),
    /** Scopes that a key must hold. */
    REQUIRED_SCOPES("keystile.required-scopes", "", "scopes that a key must hold, all of them"),
    /** Where in a request the key may be. */
    EXTRACTORS(
            "keystile.extractors",
            "authorization:Api-Key, bearer, header:X-API-Key",
            "where the key may be: authorization:<scheme>, bearer, header:<name>, cookie:<name>, query:<name>"),
    /** Whether the application is kept from seeing the key. */
    HIDE_KEY("keystile.hide-key", "true", "whether the key is removed from the request that the application sees"),
    /** What challenges name. */
    REALM("keystile.realm", "api", "the realm that challenges name"),
    /** Whether CORS preflights pass without a key. */
    PASS_PREFLIGHT("keystile.pass-preflight", "false", "whether CORS preflights pass without a key");

    private final String key;
    private final String defaultValue;
    private final String description;

    Setting(String key, String defaultValue, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /**
     * Tells the name as init-params and the command line have it.
     *
     * @return such as {@code keystile.max-staleness}
     */
    public String key() {
        return key;
    }

    /**
     * Tells the name as the environment has it.
     *
     * @return such as {@code KEYSTILE_MAX_STALENESS}
     */
    public String environmentKey() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Tells the value that holds unless another is given.
     *
     * @return the default; empty for none
     */
    public String defaultValue() {
        return defaultValue;
    }

    /**
     * Tells what the setting is for, as the documentation has it.
     *
     * @return half a sentence
     */
    public String description() {
        return description;
    }
}
