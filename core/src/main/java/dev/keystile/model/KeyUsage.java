package dev.keystile.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is known of a key's use. It lags behind by up to the interval at which use is recorded.
 *
 * @param useCount how many requests the key has let in
 * @param lastUsedAt when it last let one in; {@code null} if it never did
 * @param lastUsedFrom the client's address at that time; {@code null} if unknown
 */
public record KeyUsage(
        long useCount,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {
    /** The usage of a key that was never used. */
    public static final KeyUsage NONE = new KeyUsage(0, null, null);
}
