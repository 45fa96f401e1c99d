package dev.keystile.store.jdbc;

import java.util.regex.Pattern;

/**
 * Tells texts that no row can hold. They are not sent to the database: drivers and servers differ in what they make of
 * NUL and of half a surrogate pair, from an error to another character.
 */
final class Texts {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Texts() {}

    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c));
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
