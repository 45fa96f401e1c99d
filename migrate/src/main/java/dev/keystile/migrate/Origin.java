package dev.keystile.migrate;

import dev.keystile.model.ApiKey;

/** Where a key was imported from, which it remembers in its metadata. */
final class Origin {
    /** Such as {@code django:rest_framework_api_key_apikey}. */
    static final String IMPORTED_FROM = "keystile.imported-from";
    /** The end by date that the source gave it, to tell a change made there from one made here. */
    static final String IMPORTED_EXPIRY = "keystile.imported-expires-at";

    private Origin() {}

    /** Whether a key in the store is the one that is being imported: dates change less than anything else about a key. */
    static boolean isSame(ApiKey stored, ApiKey imported) {
        String origin = imported.metadata().get(IMPORTED_FROM);
        return stored.prefix().equals(imported.prefix())
                && (stored.createdAt().equals(imported.createdAt())
                        || (origin != null && origin.equals(stored.metadata().get(IMPORTED_FROM))));
    }
}
