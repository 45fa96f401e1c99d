package dev.keystile;

import dev.keystile.spi.SecretHasher;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A label and the hexadecimal digest of the whole presented key, or of its last part. */
final class DigestHasher implements SecretHasher {
    private final String label;
    private final int digestLength;
    private final UnaryOperator<byte[]> part;
    private final Pool<ReusableDigest> digests;

    DigestHasher(String algorithm, String label, int digestLength) {
        this(algorithm, label, digestLength, UnaryOperator.identity());
    }

    private DigestHasher(String algorithm, String label, int digestLength, UnaryOperator<byte[]> part) {
        this.label = label;
        this.digestLength = digestLength;
        this.part = part;
        this.digests = new Pool<>(() -> new ReusableDigest(algorithm));
    }

    /** SHA-256 of what lies behind the last separator; of the whole where there is none. */
    static DigestHasher sha256Behind(char separator, String label) {
        return new DigestHasher("SHA-256", label, 32, presentedKey -> behindLast(separator, presentedKey));
    }

    private static byte[] behindLast(char separator, byte[] presentedKey) {
        int from = presentedKey.length;
        while (from > 0 && presentedKey[from - 1] != separator) {
            from--;
        }
        return Arrays.copyOfRange(presentedKey, from, presentedKey.length);
    }

    @Override
    public String hash(byte[] presentedKey) {
        ReusableDigest digest = digests.take();
        byte[] hash = digest.digest(part.apply(presentedKey));
        digests.giveBack(digest);
        return label + Hex.encode(hash);
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        return Hex.decodeAfter(label, encodedHash, digestLength)
                .map(expected -> presentedKey -> matches(expected, presentedKey));
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return !encodedHash.startsWith(label);
    }

    private boolean matches(byte[] expected, byte[] presentedKey) {
        ReusableDigest digest = digests.take();
        // Constant-time comparison required, not Arrays.equals.
        boolean matches = MessageDigest.isEqual(expected, digest.digestInPlace(part.apply(presentedKey)));
        digests.giveBack(digest);
        return matches;
    }
}
