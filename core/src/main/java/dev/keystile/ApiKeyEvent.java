package dev.keystile;

import dev.keystile.internal.Checks;
import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Something that happened to a key on this node. No event holds a presented key. */
public sealed interface ApiKeyEvent {
    /**
     * Tells when it happened.
     *
     * @return the time
     */
    Instant at();

    /**
     * A key was issued.
     *
     * @param at when
     * @param key the new key
     */
    record Issued(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A key that was made elsewhere was taken over ({@link ApiKeys#adopt}).
     *
     * @param at when
     * @param key the key
     */
    record Adopted(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * What people choose of a key was changed.
     *
     * @param at when
     * @param key the changed key
     */
    record Updated(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A key was switched on.
     *
     * @param at when
     * @param key the key
     */
    record Enabled(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A key was switched off.
     *
     * @param at when
     * @param key the key
     */
    record Disabled(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A key got a new secret.
     *
     * @param at when
     * @param key the key with its new secret
     */
    record Rotated(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A key was ended for good.
     *
     * @param at when
     * @param key the key with the reason
     */
    record Revoked(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A key was found where it must not be: whoever reads that place can use it.
     *
     * @param at when it was told
     * @param key the key, whatever its status
     * @param where the place; {@code null} if unknown
     */
    record Leaked(Instant at, ApiKey key, @Nullable String where) implements ApiKeyEvent {
        private static final int MAX_WHERE = 2000;

        /**
         * Checks the place.
         *
         * @throws IllegalArgumentException if the place is blank, too long or holds a control character
         */
        public Leaked {
            if (where != null) {
                Checks.text("the place of the leak", where, MAX_WHERE);
            }
        }
    }

    /**
     * A key was removed.
     *
     * @param at when
     * @param keyId the id that it had
     */
    record Deleted(Instant at, String keyId) implements ApiKeyEvent {}

    /**
     * The hash of a key in use was replaced by one of the current hasher.
     *
     * @param at when
     * @param key the key with its new hash
     */
    record Rehashed(Instant at, ApiKey key) implements ApiKeyEvent {}

    /**
     * A request was let in.
     *
     * @param at when
     * @param key the key that it carried
     * @param clientAddress where it came from; {@code null} if unknown
     */
    record Accepted(Instant at, ApiKey key, @Nullable String clientAddress) implements ApiKeyEvent {}

    /**
     * A request was let in by what was last known of its key, because the store could not be asked
     * ({@link ApiKeysBuilder#staleIfError}). Told after the {@link Accepted} of the same request.
     *
     * @param at when
     * @param key the key as it was last read
     * @param clientAddress where the request came from; {@code null} if unknown
     * @param age how long ago the key was read
     */
    record AcceptedStale(Instant at, ApiKey key, @Nullable String clientAddress, Duration age) implements ApiKeyEvent {}

    /**
     * A request was refused.
     *
     * @param at when
     * @param reason why
     * @param keyId the id that it named; {@code null} if none. Unless the secret was right, the client may have made it
     *     up.
     * @param clientAddress where it came from; {@code null} if unknown
     */
    record Rejected(
            Instant at,
            RejectionReason reason,
            @Nullable String keyId,
            @Nullable String clientAddress) implements ApiKeyEvent {}
}
