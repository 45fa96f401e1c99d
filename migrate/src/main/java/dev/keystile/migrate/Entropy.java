package dev.keystile.migrate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many bits a key can have at most, by what it is made of. Fewer than 112 need a password hash (OWASP ASVS 5.0, 6.5.2; NIST
 * SP 800-63B-4), and Keystile has none. What people chose and made look random is not told from what is.
 */
final class Entropy {
    private static final int LEAST_BITS = 112;
    private static final int LEAST_CHARACTERS = 8;
    private static final int RANDOM_UUID_BITS = 122;
    private static final double BITS_OF_WORDS = 2;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
    private static final int UUID_VERSION = 14;
    /** One case, no digit, and something between the words. */
    private static final Pattern WORDS = Pattern.compile("(?=.*[^a-zA-Z])(?:[^0-9A-Z]*|[^0-9a-z]*)");

    private Entropy() {}

    /** Refuses a key, and quotes none of it. */
    static void require(String key) {
        if (!VISIBLE.matcher(key).matches()) {
            throw new IllegalArgumentException("the key holds something else than visible ASCII: issue another one");
        }
        long bits = (long) bits(key);
        if (bits < LEAST_BITS) {
            throw new IllegalArgumentException("the key has at most " + bits + " bits, and at least " + LEAST_BITS
                    + " are needed: issue another one");
        }
    }

    static double bits(String key) {
        if (UUID.matcher(key).matches()) {
            return key.charAt(UUID_VERSION) == '4' ? RANDOM_UUID_BITS : 0;
        }
        String unit = key.substring(0, period(key));
        if (unit.chars().distinct().count() < LEAST_CHARACTERS) {
            return unit.length();
        }
        return unit.length() * (WORDS.matcher(unit).matches() ? BITS_OF_WORDS : Math.log(alphabet(unit)) / Math.log(2));
    }

    /** The length of the part that the whole repeats, be it cut off at the end. */
    private static int period(String key) {
        int period = 1;
        while (period < key.length() && !key.startsWith(key.substring(period))) {
            period++;
        }
        return Math.min(period, key.length());
    }

    private static int alphabet(String text) {
        if (text.toLowerCase(Locale.ROOT).matches("[0-9a-f]*")) {
            return 16;
        }
        int size = 0;
        size += text.matches(".*[0-9].*") ? 10 : 0;
        size += text.matches(".*[a-z].*") ? 26 : 0;
        size += text.matches(".*[A-Z].*") ? 26 : 0;
        return size + (text.matches("[0-9a-zA-Z]*") ? 0 : 2);
    }
}
