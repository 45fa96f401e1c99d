package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;

/**
 * What a filter remembers of a request's key, as an attribute of the request, so that a further dispatch of the same request
 * does not verify it again. It holds for the {@link ApiKeys} that verified it only.
 */
record Verified(ApiKeys by, ApiKey key, Credential credential) {
    static final String ATTRIBUTE = "dev.keystile.servlet.verified";

    /** Tells the key, never the presented key. */
    @Override
    public String toString() {
        return "Verified[key=" + key.id() + ", credential=" + credential + "]";
    }
}
