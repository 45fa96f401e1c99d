package dev.keystile;

import dev.keystile.spi.SecretHasher;

/**
 * The hashes that Keystile knows. Those that it makes are fast: the secret of a key has at least 128 random bits, which no
 * password hash could make harder to guess (OWASP ASVS 5.0, 6.5.2; NIST SP 800-63B-4). Those of other systems are for
 * {@link ApiKeysBuilder#acceptHasher}: they are replaced when their keys are next used.
 */
public final class Hashers {
    /** Twice what Django 5.2 asks for, and some: a second or two of one processor. */
    private static final int MAX_ITERATIONS = 2_000_000;

    private Hashers() {}

    /**
     * SHA-256 of the whole presented key, written <code>{sha256}</code> and 64 hexadecimal digits. The default.
     *
     * @return the hasher
     */
    public static SecretHasher sha256() {
        return new DigestHasher("SHA-256", "{sha256}", 32);
    }

    /**
     * HMAC-SHA-256 of the whole presented key with a pepper, written <code>{hmac-sha256:&lt;pepper id&gt;}</code> and 64
     * hexadecimal digits. Who can write the store, but does not know a pepper, cannot plant a key.
     *
     * @param peppers the current pepper and those that are being retired
     * @return the hasher
     */
    public static SecretHasher hmacSha256(Peppers peppers) {
        return new HmacSha256Hasher(peppers);
    }

    /**
     * The hash of djangorestframework-api-key 3.x: SHA-512 of the whole presented key, written {@code sha512$$} and 128
     * hexadecimal digits. For {@link ApiKeysBuilder#acceptHasher}: such a hash is replaced when its key is next used.
     *
     * @return the hasher
     */
    public static SecretHasher djangoSha512() {
        return new DigestHasher("SHA-512", "sha512$$", 64);
    }

    /**
     * The hash of djangorestframework-api-key before 3.0: PBKDF2 with HMAC-SHA-256 of the whole presented key, written
     * {@code pbkdf2_sha256$iterations$salt$} and 32 bytes in Base64. Whoever knows the id of such a key can make this
     * machine calculate for a tenth of a second and more with each request: accept it for as long as there are such hashes,
     * and give it an end ({@link ApiKeysBuilder#acceptHasher(SecretHasher, java.time.Instant)}). At most half of the
     * processors calculate at once, and 16 more requests wait for their turn; others are refused with
     * {@link RejectionReason#STORE_UNAVAILABLE}. A hash of more than 2 000 000 iterations is not accepted.
     *
     * @return the hasher, which makes no hashes
     */
    public static SecretHasher djangoPbkdf2() {
        return new DjangoPbkdf2Hasher(MAX_ITERATIONS);
    }

    /**
     * The hash of Laravel Sanctum: SHA-256 of what a presented key has behind its bar, written
     * <code>{sanctum-sha256}</code> and 64 hexadecimal digits.
     *
     * @return the hasher
     */
    public static SecretHasher sanctum() {
        return DigestHasher.sha256Behind('|', "{sanctum-sha256}");
    }

    /**
     * The hash of Seam's prefixed-api-key: SHA-256 of what a presented key has behind its last underscore, written
     * <code>{prefixed-sha256}</code> and 64 hexadecimal digits.
     *
     * @return the hasher
     */
    public static SecretHasher prefixed() {
        return DigestHasher.sha256Behind('_', "{prefixed-sha256}");
    }
}
