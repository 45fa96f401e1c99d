package dev.keystile;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What is to be verified. Immutable.
 *
 * @param presentedKey the whole string that the client sent as its key, as it came
 * @param clientAddress the client's IP address, at most 64 characters; {@code null} if unknown, which no key with allowed
 *     networks passes
 * @param requiredScopes the scopes that the key must hold, all of them
 */
public record VerificationRequest(
        String presentedKey, @Nullable String clientAddress, Set<String> requiredScopes) {
    private static final int MAX_ADDRESS = 64;

    /**
     * Checks the address and copies the scopes.
     *
     * @throws IllegalArgumentException if the address is blank, too long or holds a control character
     */
    public VerificationRequest {
        if (clientAddress != null) {
            Checks.text("the client address", clientAddress, MAX_ADDRESS);
        }
        requiredScopes = Set.copyOf(requiredScopes);
    }

    /**
     * A presented key of which nothing else is known.
     *
     * @param presentedKey the whole string that the client sent as its key
     * @return the request
     */
    public static VerificationRequest of(String presentedKey) {
        return new VerificationRequest(presentedKey, null, Set.of());
    }

    /** Tells everything but the presented key. */
    @Override
    public String toString() {
        return "VerificationRequest[presentedKey=<redacted>, clientAddress=" + clientAddress + ", requiredScopes="
                + requiredScopes + "]";
    }
}
