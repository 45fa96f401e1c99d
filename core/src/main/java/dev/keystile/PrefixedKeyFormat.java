package dev.keystile;

import dev.keystile.internal.Base62;
import dev.keystile.internal.Checks;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code {prefix}_{8}_{24}}, the format of Seam's prefixed-api-key with its default lengths; read from the right. */
final class PrefixedKeyFormat implements KeyFormat {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_]{0,30}[A-Za-z0-9])?");
    private static final char SEPARATOR = '_';
    private static final int ID = 8;
    private static final int SECRET = 24;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;
    private final String start;
    private final int length;

    PrefixedKeyFormat(String prefix) {
        this.prefix = Checks.matches("the prefix", prefix, PREFIX);
        this.start = prefix + SEPARATOR;
        this.length = start.length() + ID + 1 + SECRET;
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
        return Base62.random(random, ID);
    }

    @Override
    public String newKey(String id) {
        return start + id + SEPARATOR + Base62.random(random, SECRET);
    }

    @Override
    public Optional<String> parse(String presentedKey) {
        int idEnd = start.length() + ID;
        boolean wellFormed = presentedKey.length() == length
                && presentedKey.startsWith(start)
                && Base62.isBase62(presentedKey, start.length(), idEnd)
                && presentedKey.charAt(idEnd) == SEPARATOR
                && Base62.isBase62(presentedKey, idEnd + 1, length);
        return wellFormed ? Optional.of(presentedKey.substring(start.length(), idEnd)) : Optional.empty();
    }

    @Override
    public boolean claims(String presentedKey) {
        return presentedKey.startsWith(start);
    }

    @Override
    public String scannerPattern() {
        return "\\b" + start + "[0-9A-Za-z]{" + ID + "}_[0-9A-Za-z]{" + SECRET + "}\\b";
    }
}
