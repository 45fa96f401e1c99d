package dev.keystile;

import dev.keystile.spi.SecretHasher;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pbkdf2_sha256$iterations$salt$base64}, Django's hash for passwords; read, and never made. */
final class DjangoPbkdf2Hasher implements SecretHasher {
    private static final String LABEL = "pbkdf2_sha256$";
    /** The salt may be any text but a dollar; the hash has 32 bytes. */
    private static final Pattern ENCODED =
            Pattern.compile("pbkdf2_sha256\\$([1-9][0-9]{0,8})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]{43}=)");

    private static final int BITS = 256;

    private record Parameters(int iterations, String salt) {}

    private final int maxIterations;
    private final CpuLimit limit = CpuLimit.halfOfTheProcessors();

    DjangoPbkdf2Hasher(int maxIterations) {
        this.maxIterations = maxIterations;
    }

    @Override
    public String hash(byte[] presentedKey) {
        throw new UnsupportedOperationException(
                "Hashers.djangoPbkdf2 reads hashes and makes none: accept it beside a fast one with"
                        + " ApiKeysBuilder.acceptHasher");
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        if (!encodedHash.startsWith(LABEL)) {
            return Optional.empty();
        }
        Matcher parts = ENCODED.matcher(encodedHash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a stored hash that starts with " + LABEL
                    + " does not go on with iterations, salt and 32 bytes in Base64: the store holds corrupt data");
        }
        Parameters parameters = new Parameters(iterations(parts.group(1)), parts.group(2));
        byte[] expected = Base64.getDecoder().decode(parts.group(3));
        return Optional.of(presentedKey -> limit.test(() -> matches(expected, parameters, presentedKey)));
    }

    private int iterations(String digits) {
        int iterations = Integer.parseInt(digits);
        if (iterations > maxIterations) {
            throw new IllegalArgumentException("a stored hash has " + iterations + " iterations of " + LABEL
                    + ", and at most " + maxIterations + " are calculated: issue another key");
        }
        return iterations;
    }

    private static boolean matches(byte[] expected, Parameters parameters, byte[] presentedKey) {
        // Constant-time comparison required, not Arrays.equals.
        return MessageDigest.isEqual(expected, derive(parameters, presentedKey));
    }

    private static byte[] derive(Parameters parameters, byte[] presentedKey) {
        char[] key = new String(presentedKey, StandardCharsets.ISO_8859_1).toCharArray();
        byte[] salt = parameters.salt().getBytes(StandardCharsets.US_ASCII);
        PBEKeySpec spec = new PBEKeySpec(key, salt, parameters.iterations(), BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return !encodedHash.startsWith(LABEL);
    }
}
