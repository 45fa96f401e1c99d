package dev.keystile;

import dev.keystile.spi.SecretHasher;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The label names the pepper, so that several are alive at once and one can be retired. */
final class HmacSha256Hasher implements SecretHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final Map<String, SecretKeySpec> peppers;
    private final String currentLabel;
    private final SecretKeySpec currentPepper;

    HmacSha256Hasher(Peppers peppers) {
        this.peppers = peppers.keysByLabel(HmacSha256Hasher::label, ALGORITHM);
        this.currentLabel = label(peppers.currentId());
        this.currentPepper = Objects.requireNonNull(this.peppers.get(currentLabel));
    }

    private static String label(String pepperId) {
        return "{hmac-sha256:" + pepperId + "}";
    }

    @Override
    public String hash(byte[] presentedKey) {
        return currentLabel + Hex.encode(mac(currentPepper, presentedKey));
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        return peppers.entrySet().stream()
                .filter(pepper -> encodedHash.startsWith(pepper.getKey()))
                .findFirst()
                .flatMap(pepper -> Hex.decodeAfter(pepper.getKey(), encodedHash, LENGTH)
                        // Constant-time comparison required, not Arrays.equals.
                        .map(expected ->
                                presentedKey -> MessageDigest.isEqual(expected, mac(pepper.getValue(), presentedKey))));
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return !encodedHash.startsWith(currentLabel);
    }

    private static byte[] mac(SecretKeySpec pepper, byte[] presentedKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal(presentedKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }
}
