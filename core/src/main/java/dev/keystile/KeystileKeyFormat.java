package dev.keystile;

import dev.keystile.internal.Base62;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * {@code {prefix}_{id}_{secret}{checksum}}. All lengths are fixed, so every part is found by its place, counted from the
 * right: a prefix may hold the separator.
 */
final class KeystileKeyFormat implements KeyFormat {
    private static final char SEPARATOR = '_';
    /** 62^6 > 2^32: six characters hold any CRC-32. */
    private static final int CHECKSUM = 6;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;
    private final String start;
    private final int idLength;
    private final int secretLength;
    private final int length;
    private final Pool<Checksum> checksums;

    KeystileKeyFormat(String prefix, int idLength, int secretLength) {
        this.prefix = prefix;
        this.start = prefix + SEPARATOR;
        this.idLength = idLength;
        this.secretLength = secretLength;
        this.length = start.length() + idLength + 1 + secretLength + CHECKSUM;
        this.checksums = new Pool<>(() -> new Checksum(length));
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public int maxLength() {
        return length;
    }

    @Override
    public String newId() {
        return Base62.random(random, idLength);
    }

    @Override
    public String idOf(byte[] bits) {
        return Base62.of(bits, idLength);
    }

    @Override
    public String newKey(String id) {
        String body = start + id + SEPARATOR + Base62.random(random, secretLength);
        return body + Base62.encode(checksum(body, body.length()), CHECKSUM);
    }

    @Override
    public Optional<String> parse(String presentedKey) {
        if (presentedKey.length() != length || !presentedKey.startsWith(start)) {
            return Optional.empty();
        }
        int secret = length - CHECKSUM - secretLength;
        int idEnd = secret - 1;
        boolean wellFormed = Base62.isBase62(presentedKey, idEnd - idLength, idEnd)
                && presentedKey.charAt(idEnd) == SEPARATOR
                && Base62.isBase62(presentedKey, secret, length)
                && hasRightChecksum(presentedKey);
        return wellFormed ? Optional.of(presentedKey.substring(idEnd - idLength, idEnd)) : Optional.empty();
    }

    @Override
    public boolean claims(String presentedKey) {
        return presentedKey.startsWith(start);
    }

    @Override
    public String scannerPattern() {
        return "\\b" + start + "[0-9A-Za-z]{" + idLength + "}_[0-9A-Za-z]{" + (secretLength + CHECKSUM) + "}\\b";
    }

    /** The checksum is public, so an ordinary comparison tells nothing. */
    private boolean hasRightChecksum(String presentedKey) {
        int end = length - CHECKSUM;
        return Base62.isEncoded(checksum(presentedKey, end), presentedKey, end, length);
    }

    private long checksum(String text, int end) {
        Checksum checksum = checksums.take();
        long value = checksum.of(text, end);
        checksums.giveBack(checksum);
        return value;
    }
}
