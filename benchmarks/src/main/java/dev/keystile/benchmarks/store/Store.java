package dev.keystile.benchmarks.store;

import com.google.errorprone.annotations.Immutable;

/**
 * The stores to measure, each with a fresh, empty place for keys and a way to open it beside its driver. Servers are real,
 * start when they are first asked for, and run on the core of the harness.
 */
public enum Store {
    /** The floor: no server and no disk. */
    MEMORY("memory", () -> "memory:", url -> new MemoryStore()),
    /** Embedded, in a file. */
    H2("H2", JdbcUrls::freshH2, JdbcStore::new),
    /** Over a socket on loopback. */
    POSTGRESQL("PostgreSQL", JdbcUrls::freshPostgreSql, JdbcStore::new),
    /** Over a socket on loopback, with an append-only file. */
    REDIS("Redis", RedisStore::freshUrl, RedisStore::new),
    /** Over a socket on loopback. */
    MONGODB("MongoDB", MongoStore::freshUrl, MongoStore::new);

    private final String label;
    private final FreshUrl freshUrl;
    private final Opener opener;

    /** Makes an empty place for keys. */
    @Immutable
    @FunctionalInterface
    private interface FreshUrl {
        String make();
    }

    /** Opens the place at a URL. */
    @Immutable
    @FunctionalInterface
    private interface Opener {
        OpenStore open(String url);
    }

    Store(String label, FreshUrl freshUrl, Opener opener) {
        this.label = label;
        this.freshUrl = freshUrl;
        this.opener = opener;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Makes an empty place for keys, and tells where it is: also another JVM can open it. */
    public String freshUrl() {
        return freshUrl.make();
    }

    /**
     * Opens the place at a URL, with tables if it needs any.
     *
     * @param url what {@link #freshUrl} told
     * @return the store and its driver
     */
    public OpenStore open(String url) {
        return opener.open(url);
    }
}
