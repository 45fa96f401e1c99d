package dev.keystile.store.mongo;

/** The names of the fields, as anyone sees them who looks into the collection. */
final class Names {
    static final String ID = "_id";
    static final String PREFIX = "prefix";
    static final String NAME = "name";
    static final String OWNER = "owner";
    static final String SCOPES = "scopes";
    static final String METADATA = "metadata";
    static final String VALUE = "value";
    static final String CREATED_AT = "createdAt";
    static final String EXPIRES_AT = "expiresAt";
    static final String ENABLED = "enabled";
    static final String REVOKED_AT = "revokedAt";
    static final String REVOKED_REASON = "revokedReason";
    static final String ALLOWED_NETWORKS = "allowedNetworks";
    static final String RATE_LIMITS = "rateLimits";
    static final String PERMITS = "permits";
    static final String WINDOW_MILLIS = "windowMillis";
    static final String SECRETS = "secrets";
    static final String HASH = "hash";
    static final String VERSION = "version";
    static final String USE = "use";
    static final String COUNT = "count";
    static final String LAST_AT = "lastAt";
    static final String LAST_FROM = "lastFrom";

    private Names() {}
}
