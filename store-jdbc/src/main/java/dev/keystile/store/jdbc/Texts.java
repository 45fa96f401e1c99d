package dev.keystile.store.jdbc;

import java.util.regex.Pattern;

/**
 * Tells ids that no row can have. They are not sent to the database: drivers and servers differ in what they make of NUL
 * and of half a surrogate pair, from an error to another character. Queries refuse such text themselves.
 */
final class Texts {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Texts() {}

    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }
}
