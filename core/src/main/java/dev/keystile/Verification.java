package dev.keystile;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

/** The outcome of a verification: {@link Accepted} or {@link Rejected}. */
public sealed interface Verification {
    /**
     * The key is live, and may do what was asked.
     *
     * @param key the key
     */
    record Accepted(ApiKey key) implements Verification {}

    /**
     * The request must not go on.
     *
     * @param reason why: for logs and listeners; what a client may learn of it is for the caller to decide
     * @param keyId the id that the presented key names; {@code null} if it names none. Unless the secret was right, the
     *     client may have made it up.
     */
    record Rejected(RejectionReason reason, @Nullable String keyId) implements Verification {}
}
