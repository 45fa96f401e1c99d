package dev.keystile;

import dev.keystile.internal.Base62;

import java.security.SecureRandom;
import java.util.Optional;

/** {@code {8}.{32}}, the format of djangorestframework-api-key 1.4 to 3.x with its default lengths. */
final class DjangoKeyFormat implements KeyFormat {
    private static final int ID = 8;
    private static final int SECRET = 32;
    private static final int LENGTH = ID + 1 + SECRET;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public int maxLength() {
        return LENGTH;
    }

    @Override
    public String newId() {
        return Base62.random(random, ID);
    }

    @Override
    public String idOf(byte[] bits) {
        return Base62.of(bits, ID);
    }

    @Override
    public String newKey(String id) {
        return id + "." + Base62.random(random, SECRET);
    }

    @Override
    public Optional<String> parse(String presentedKey) {
        return claims(presentedKey) ? Optional.of(presentedKey.substring(0, ID)) : Optional.empty();
    }

    /** Without a prefix, only the whole shape tells a key from another system's token. */
    @Override
    public boolean claims(String presentedKey) {
        return presentedKey.length() == LENGTH
                && presentedKey.charAt(ID) == '.'
                && Base62.isBase62(presentedKey, 0, ID)
                && Base62.isBase62(presentedKey, ID + 1, LENGTH);
    }

    @Override
    public String scannerPattern() {
        return "\\b[0-9A-Za-z]{" + ID + "}\\.[0-9A-Za-z]{" + SECRET + "}\\b";
    }
}
