package dev.keystile;

import dev.keystile.internal.Base62;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * {@code {id}|{token}}, the format of Laravel Sanctum: the number of a row, and a token of at least 40 characters. Later
 * versions put a prefix of the application's before it, and behind it a CRC-32, which they do not check either: there are
 * keys with and without.
 */
final class SanctumKeyFormat implements KeyFormat {
    private static final char SEPARATOR = '|';
    private static final int MAX_ID = 19;
    private static final int NEW_ID = 18;
    private static final int RANDOM = 40;
    private static final int MAX_TOKEN = 128;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public int maxLength() {
        return MAX_ID + 1 + MAX_TOKEN;
    }

    /** Far above the numbers that tables count up to. */
    @Override
    public String newId() {
        long least = 100_000_000_000_000_000L;
        return Long.toString(least + random.nextLong(9 * least)).substring(0, NEW_ID);
    }

    @Override
    public String newKey(String id) {
        String token = Base62.random(random, RANDOM);
        CRC32 crc = new CRC32();
        crc.update(token.getBytes(StandardCharsets.US_ASCII));
        return id + SEPARATOR + token + String.format("%08x", crc.getValue());
    }

    @Override
    public Optional<String> parse(String presentedKey) {
        return claims(presentedKey)
                ? Optional.of(presentedKey.substring(0, presentedKey.indexOf(SEPARATOR)))
                : Optional.empty();
    }

    @Override
    public boolean claims(String presentedKey) {
        int bar = presentedKey.indexOf(SEPARATOR);
        int token = presentedKey.length() - bar - 1;
        return bar >= 1
                && bar <= MAX_ID
                && token >= RANDOM
                && token <= MAX_TOKEN
                && isNumber(presentedKey, bar)
                && isToken(presentedKey, bar + 1);
    }

    /** A number has one way to be written, so that a key has one id. */
    private static boolean isNumber(String text, int end) {
        return text.charAt(0) != '0' && text.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isToken(String text, int from) {
        return text.substring(from).chars().allMatch(c -> c == '_' || c == '-' || isBase62((char) c));
    }

    private static boolean isBase62(char c) {
        return Base62.isBase62(String.valueOf(c), 0, 1);
    }

    @Override
    public String scannerPattern() {
        return "\\b[1-9][0-9]{0," + (MAX_ID - 1) + "}\\|[0-9A-Za-z_-]{" + RANDOM + "," + MAX_TOKEN + "}\\b";
    }
}
