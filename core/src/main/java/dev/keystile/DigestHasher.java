package dev.keystile;

import dev.keystile.spi.SecretHasher;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A label and the hexadecimal digest of the whole presented key. */
final class DigestHasher implements SecretHasher {
    private final String algorithm;
    private final String label;
    private final int digestLength;

    DigestHasher(String algorithm, String label, int digestLength) {
        this.algorithm = algorithm;
        this.label = label;
        this.digestLength = digestLength;
    }

    @Override
    public String hash(byte[] presentedKey) {
        return label + Hex.encode(digest(presentedKey));
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        return Hex.decodeAfter(label, encodedHash, digestLength)
                // Constant-time comparison required, not Arrays.equals.
                .map(expected -> presentedKey -> MessageDigest.isEqual(expected, digest(presentedKey)));
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return !encodedHash.startsWith(label);
    }

    /** A digest made for each call costs as much as one that is kept, and is safe for any thread. */
    private byte[] digest(byte[] presentedKey) {
        try {
            return MessageDigest.getInstance(algorithm).digest(presentedKey);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
        }
    }
}
