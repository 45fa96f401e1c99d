package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a filter remembers of a request's key, as an attribute of the request, so that a further dispatch of the same request
 * does not verify it again. It holds for the {@link ApiKeys} that verified it only; filters with other keys add theirs.
 *
 * @param before what a filter with other keys remembered before
 */
record Verified(
        ApiKeys by,
        ApiKey key,
        Credential credential,
        @Nullable Verified before) {
    static final String ATTRIBUTE = "dev.keystile.servlet.verified";

    /** What was remembered last, by whichever filter. */
    static @Nullable Verified last(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Verified verified ? verified : null;
    }

    static @Nullable Verified find(ServletRequest request, ApiKeys by) {
        Verified verified = last(request);
        while (verified != null && verified.by != by) {
            verified = verified.before;
        }
        return verified;
    }

    /** Tells the key, never the presented key. */
    @Override
    public String toString() {
        return "Verified[key=" + key.id() + ", credential=" + credential + "]";
    }
}
