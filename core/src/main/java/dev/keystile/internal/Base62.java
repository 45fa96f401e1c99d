package dev.keystile.internal;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Digits, upper-case and lower-case letters: text that one double-click selects and no URL escapes. */
public final class Base62 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Base62() {}

    /**
     * Draws random text, each character with the same probability.
     *
     * @param random the source
     * @param length how many characters
     * @return the text: 5.95 bits of entropy for each character
     */
    public static String random(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        byte[] bytes = new byte[length * 2];
        while (text.length() < length) {
            random.nextBytes(bytes);
            appendUnbiased(text, bytes, length);
        }
        return text.toString();
    }

    /** Six bits name one of 64 characters; the two that do not exist are drawn again, so that none is likelier. */
    private static void appendUnbiased(StringBuilder text, byte[] bytes, int length) {
        for (int i = 0; i < bytes.length && text.length() < length; i++) {
            int index = bytes[i] & 63;
            if (index < ALPHABET.length()) {
                text.append(ALPHABET.charAt(index));
            }
        }
    }

    /**
     * Writes given bits, as far as they fit. Every text is about as likely as any other if the bits are random and at least 64
     * more than the text holds.
     *
     * @param bits the bits, as a number
     * @param length how many characters; more significant digits are cut off
     * @return the text
     */
    public static String of(byte[] bits, int length) {
        BigInteger base = BigInteger.valueOf(ALPHABET.length());
        BigInteger rest = new BigInteger(1, bits);
        char[] text = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            text[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }

    /**
     * Writes a number, padded with zeros on the left.
     *
     * @param value the number, not negative
     * @param length how many characters; more significant digits are cut off
     * @return the text
     */
    public static String encode(long value, int length) {
        char[] text = new char[length];
        long rest = value;
        for (int i = length - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(text);
    }

    /**
     * Tells whether a part of a text is what {@link #encode} writes for a number.
     *
     * @param value the number, not negative
     * @param text the text
     * @param from the first character of the part
     * @param to the character behind the part
     * @return whether the part is the number
     */
    public static boolean isEncoded(long value, String text, int from, int to) {
        long rest = value;
        for (int i = to - 1; i >= from; i--) {
            if (text.charAt(i) != ALPHABET.charAt((int) (rest % ALPHABET.length()))) {
                return false;
            }
            rest /= ALPHABET.length();
        }
        return true;
    }

    /**
     * Tells whether a part of a text is base62 throughout.
     *
     * @param text the text
     * @param from the first character of the part
     * @param to the character behind the part
     * @return whether every character of the part is a digit or a letter of ASCII
     */
    public static boolean isBase62(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBase62(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Java looks it up in a table: which of three ranges a random character is in, no processor foresees. */
    private static boolean isBase62(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
