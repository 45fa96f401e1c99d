package dev.keystile.model;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One secret of a key, of which only the hash is known.
 *
 * @param hash the encoded hash of the whole presented key, such as <code>{sha256}9f86…</code>: 1 to 255 visible ASCII
 *     characters
 * @param createdAt when the secret was made
 * @param expiresAt the end of its grace, after a rotation has replaced it; {@code null} for the current secret
 */
public record KeySecret(
        String hash, Instant createdAt, @Nullable Instant expiresAt) {
    /** <code>{name}…</code> and <code>{name:…}…</code> are Keystile's way, {@code name$…} is Django's. */
    private static final Pattern ALGORITHM = Pattern.compile("\\{?([a-z0-9_-]{1,32})[:}$]");

    private static final int MAX_HASH = 255;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public KeySecret {
        Checks.that(
                hash.length() <= MAX_HASH && Checks.isPlain(hash),
                "the encoded hash must be 1 to 255 visible ASCII characters");
        createdAt = Checks.instant("the secret's createdAt", createdAt);
        expiresAt = Checks.optionalInstant("the secret's expiresAt", expiresAt);
    }

    /**
     * Makes a current secret.
     *
     * @param hash the encoded hash
     * @param createdAt when the secret was made
     * @return the secret
     */
    public static KeySecret current(String hash, Instant createdAt) {
        return new KeySecret(hash, createdAt, null);
    }

    /**
     * Tells which algorithm made the hash, and nothing else of it.
     *
     * @return such as {@code sha256}, {@code hmac-sha256}, {@code sha512} or {@code pbkdf2_sha256}; {@code unknown} if the
     *     hash does not tell
     */
    public String algorithm() {
        Matcher named = ALGORITHM.matcher(hash);
        return named.lookingAt() ? named.group(1) : "unknown";
    }

    /**
     * Tells whether the secret still opens the key.
     *
     * @param now the time to tell it for
     * @return whether it is the current secret, or a previous one within its grace
     */
    public boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /**
     * Gives the secret another hash, made with the hasher in use today.
     *
     * @param newHash the encoded hash of the same presented key
     * @return the secret with the new hash
     */
    public KeySecret withHash(String newHash) {
        return new KeySecret(newHash, createdAt, expiresAt);
    }

    /**
     * Gives the secret an end, since another one replaces it.
     *
     * @param end the end of its grace
     * @return the secret with that end
     */
    public KeySecret until(Instant end) {
        return new KeySecret(hash, createdAt, end);
    }

    /** Tells everything but the hash. */
    @Override
    public String toString() {
        return "KeySecret[hash=<redacted>, createdAt=" + createdAt + ", expiresAt=" + expiresAt + "]";
    }
}
