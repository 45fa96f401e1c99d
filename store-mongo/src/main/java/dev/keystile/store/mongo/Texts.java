package dev.keystile.store.mongo;

import java.util.regex.Pattern;

/** Tells ids that no document can have. They are not looked up: half a surrogate pair could not even be sent. */
final class Texts {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Texts() {}

    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }
}
