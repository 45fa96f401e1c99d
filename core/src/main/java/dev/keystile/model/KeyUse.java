package dev.keystile.model;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Some uses of one key, to be added to what a store knows already.
 *
 * @param id the key's id
 * @param count how many uses: at least 1
 * @param lastUsedAt the time of the latest of them
 * @param lastUsedFrom the client's address at that time, at most 64 characters; {@code null} if unknown
 */
public record KeyUse(
        String id, long count, Instant lastUsedAt, @Nullable String lastUsedFrom) {
    private static final int MAX_ADDRESS = 64;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public KeyUse {
        Checks.that(count >= 1, "a key use of %d times says nothing: give at least 1", count);
        lastUsedAt = Checks.instant("lastUsedAt", lastUsedAt);
        if (lastUsedFrom != null) {
            Checks.text("lastUsedFrom", lastUsedFrom, MAX_ADDRESS);
        }
    }
}
