package dev.keystile.spi;

import java.util.Optional;

/**
 * Turns presented keys into hashes to keep, and checks presented keys against them. Implementations are safe for use by
 * several threads and keep no presented key.
 */
public interface SecretHasher {
    /**
     * Hashes a presented key.
     *
     * @param presentedKey the whole key, in ASCII
     * @return the encoded hash, which names the algorithm: at most 255 visible ASCII characters
     */
    String hash(byte[] presentedKey);

    /**
     * Reads an encoded hash once, so that keys can be checked against it many times.
     *
     * @param encodedHash an encoded hash, not necessarily this hasher's
     * @return what checks keys against it, or empty if another hasher made it
     */
    Optional<HashVerifier> verifier(String encodedHash);

    /**
     * Tells whether a hash should be replaced when its key is next used, because this hasher would make a better one
     * today.
     *
     * @param encodedHash an encoded hash, not necessarily this hasher's
     * @return whether to replace it by {@link #hash}
     */
    boolean needsRehash(String encodedHash);

    /** Checks presented keys against one hash. */
    @FunctionalInterface
    interface HashVerifier {
        /**
         * Compares in constant time (OWASP ASVS 5.0, 11.2.4).
         *
         * @param presentedKey the whole key, in ASCII
         * @return whether it is the key that the hash was made of
         */
        boolean matches(byte[] presentedKey);
    }
}
