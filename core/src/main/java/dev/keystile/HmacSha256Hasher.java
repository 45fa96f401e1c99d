package dev.keystile;

import dev.keystile.spi.SecretHasher;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The label names the pepper, so that several are alive at once and one can be retired. */
final class HmacSha256Hasher implements SecretHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    /** Macs by the label of the pepper that they were made ready with: to do so costs more than to use one. */
    private final Map<String, Pool<Mac>> macs;

    private final String currentLabel;
    private final Pool<Mac> current;

    HmacSha256Hasher(Peppers peppers) {
        this.macs = peppers.keysByLabel(HmacSha256Hasher::label, ALGORITHM).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, pepper -> new Pool<>(() -> newMac(pepper.getValue()))));
        this.currentLabel = label(peppers.currentId());
        this.current = Objects.requireNonNull(this.macs.get(currentLabel));
    }

    private static Mac newMac(SecretKeySpec pepper) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }

    private static String label(String pepperId) {
        return "{hmac-sha256:" + pepperId + "}";
    }

    @Override
    public String hash(byte[] presentedKey) {
        return currentLabel + Hex.encode(mac(current, presentedKey));
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        for (Map.Entry<String, Pool<Mac>> pepper : macs.entrySet()) {
            if (encodedHash.startsWith(pepper.getKey())) {
                return Hex.decodeAfter(pepper.getKey(), encodedHash, LENGTH)
                        .map(expected -> verifier(expected, pepper.getValue()));
            }
        }
        return Optional.empty();
    }

    private static HashVerifier verifier(byte[] expected, Pool<Mac> pool) {
        // Constant-time comparison required, not Arrays.equals.
        return presentedKey -> MessageDigest.isEqual(expected, mac(pool, presentedKey));
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return !encodedHash.startsWith(currentLabel);
    }

    /** A Mac is ready for the next key once it has told its result. */
    private static byte[] mac(Pool<Mac> pool, byte[] presentedKey) {
        Mac mac = pool.take();
        byte[] result = mac.doFinal(presentedKey);
        pool.giveBack(mac);
        return result;
    }
}
