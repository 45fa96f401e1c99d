package dev.keystile;

import dev.keystile.spi.SecretHasher;

/**
 * The hashes that Keystile knows. All are fast: the secret of a key has at least 128 random bits, which no password hash
 * could make harder to guess (OWASP ASVS 5.0, 6.5.2; NIST SP 800-63B-4).
 */
public final class Hashers {
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
}
