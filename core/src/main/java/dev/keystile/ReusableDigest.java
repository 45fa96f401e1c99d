package dev.keystile;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A digest, and the room for what it makes: to make both for each request costs more memory than all else that a request
 * needs. It serves one thread at a time.
 */
final class ReusableDigest {
    private final MessageDigest digest;
    private final byte[] result;

    /** {@link IllegalStateException} if this Java has no such algorithm. */
    ReusableDigest(String algorithm) {
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
        }
        result = new byte[digest.getDigestLength()];
    }

    byte[] digest(byte[] presentedKey) {
        return digest.digest(presentedKey);
    }

    /**
     * Valid until the next call. The digest wipes what it read, and resets itself, as it tells its result.
     */
    byte[] digestInPlace(byte[] presentedKey) {
        digest.update(presentedKey);
        try {
            digest.digest(result, 0, result.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the digest told no result", e);
        }
        return result;
    }
}
