package dev.keystile;

import dev.keystile.internal.Base62;
import dev.keystile.internal.Checks;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keys without a public part, such as systems make that look keys up by their hash. The id is made of the hash, by another
 * hash: so it is no secret, and not what the store compares keys with either.
 */
final class OpaqueKeyFormat implements KeyFormat {
    /** Fewer characters of visible ASCII cannot hold 112 bits. */
    private static final int MIN = 18;

    private static final int MAX = 512;
    private static final int SHA256_BYTES = 32;
    /** 144 bits, which 24 characters of Base64 hold without padding. */
    private static final int ID_BYTES = 18;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{24}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_]{0,30}[A-Za-z0-9])?)?");
    private static final int NEW_SECRET = 43;

    private final SecureRandom random = new SecureRandom();
    private final Pool<ReusableDigest> digests = new Pool<>(() -> new ReusableDigest("SHA-256"));
    private final String prefix;
    private final String start;

    OpaqueKeyFormat(String prefix) {
        this.prefix = Checks.matches("the prefix", prefix, PREFIX);
        this.start = prefix.isEmpty() ? "" : prefix + "_";
    }

    static String hashed(byte[] sha256) {
        Checks.that(sha256.length == SHA256_BYTES, "a SHA-256 has %d bytes, not %d", SHA256_BYTES, sha256.length);
        byte[] digest = new ReusableDigest("SHA-256").digest(sha256);
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, ID_BYTES));
    }

    /** Whether every key is taken for one of this format that no other format claims. */
    boolean isCatchAll() {
        return start.isEmpty();
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public int maxLength() {
        return MAX;
    }

    @Override
    public String newId() {
        return parse(newKey("")).orElseThrow();
    }

    /** A key whose id is another one: nobody can make a key for a given hash. */
    @Override
    public String newKey(String id) {
        return start + Base62.random(random, NEW_SECRET);
    }

    @Override
    public boolean accepts(String id) {
        return ID.matcher(id).matches();
    }

    @Override
    public Optional<String> parse(String presentedKey) {
        return claims(presentedKey) ? Optional.of(id(presentedKey)) : Optional.empty();
    }

    private String id(String presentedKey) {
        ReusableDigest digest = digests.take();
        byte[] once = digest.digest(presentedKey.getBytes(StandardCharsets.US_ASCII));
        byte[] twice = digest.digest(once);
        digests.giveBack(digest);
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(twice, ID_BYTES));
    }

    /** A JSON Web Token is somebody else's, wherever it stands. */
    @Override
    public boolean claims(String presentedKey) {
        return presentedKey.length() >= MIN
                && presentedKey.length() <= MAX
                && presentedKey.startsWith(start)
                && isVisible(presentedKey)
                && !isJsonWebToken(presentedKey);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The header of one begins with a brace and a quote, in Base64. */
    private static boolean isJsonWebToken(String text) {
        return text.startsWith("ey") && text.indexOf('.') > 0;
    }

    @Override
    public String scannerPattern() {
        return isCatchAll() ? "" : "\\b" + start + "[0-9A-Za-z_-]{" + Math.max(0, MIN - start.length()) + ",}";
    }
}
