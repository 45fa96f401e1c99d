package dev.keystile.admin.leaks;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * A key of ours that somebody found in public. The reporter showed the whole key, and its secret is right and not replaced.
 *
 * @param key the key, whatever its status
 * @param url where it was found, without query and credentials; {@code null} if the report does not say
 * @param source the kind of place in the reporter's words, such as {@code commit}; {@code null} if the report does not say
 */
public record Leak(
        ApiKey key, @Nullable String url, @Nullable String source) {
    /**
     * Tells the place in one text.
     *
     * @return the URL, or the kind of place if there is none; {@code null} if neither is known
     */
    public @Nullable String where() {
        return url == null ? source : url;
    }
}
