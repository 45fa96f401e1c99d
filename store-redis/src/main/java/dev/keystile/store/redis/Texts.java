package dev.keystile.store.redis;

import java.util.regex.Pattern;

/** What may become part of the name of a Redis key: nothing else does, unless we have made it ourselves. */
final class Texts {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");

    private Texts() {}

    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }

    /**
     * Refuses a namespace that could break out of a Redis key's name.
     *
     * @throws IllegalArgumentException if it could
     */
    static String namespace(String text) {
        if (!NAMESPACE.matcher(text).matches()) {
            throw new IllegalArgumentException("the namespace '" + text + "' does not match " + NAMESPACE
                    + ": give 1 to 63 letters, digits, _ and -, such as " + KeyNames.DEFAULT_NAMESPACE);
        }
        return text;
    }
}
