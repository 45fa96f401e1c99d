package dev.keystile;

import dev.keystile.spi.SecretHasher;

import java.security.MessageDigest;
import java.util.Optional;

/** A label and the hexadecimal digest of the whole presented key. */
final class DigestHasher implements SecretHasher {
    private final String label;
    private final int digestLength;
    private final Pool<ReusableDigest> digests;

    DigestHasher(String algorithm, String label, int digestLength) {
        this.label = label;
        this.digestLength = digestLength;
        this.digests = new Pool<>(() -> new ReusableDigest(algorithm));
    }

    @Override
    public String hash(byte[] presentedKey) {
        ReusableDigest digest = digests.take();
        byte[] hash = digest.digest(presentedKey);
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
        boolean matches = MessageDigest.isEqual(expected, digest.digestInPlace(presentedKey));
        digests.giveBack(digest);
        return matches;
    }
}
