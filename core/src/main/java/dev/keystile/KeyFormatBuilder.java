package dev.keystile;

import dev.keystile.internal.Checks;

import java.util.regex.Pattern;

/** Builds a format of Keystile's own. Not safe for use by several threads. */
public final class KeyFormatBuilder {
    private static final int MAX_PREFIX = 32;
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_]*[A-Za-z0-9])?");
    private static final int MIN_ID = 8;
    private static final int MAX_ID = 32;
    /** 22 characters of base62 are 131 bits (OWASP ASVS 5.0, 11.5.1: at least 128). */
    private static final int MIN_SECRET = 22;

    private static final int MAX_SECRET = 128;

    private String prefix = "ks";
    private int idLength = 12;
    private int secretLength = 32;

    KeyFormatBuilder() {}

    /**
     * Sets the prefix; {@code ks} unless set.
     *
     * @param value product and environment, such as {@code acme_live}
     * @return this builder
     * @throws IllegalArgumentException if it is not 1 to 32 of {@code A-Z a-z 0-9 _} with a letter or digit at both ends
     */
    public KeyFormatBuilder prefix(String value) {
        Checks.matches("the prefix", value, PREFIX);
        Checks.that(
                value.length() <= MAX_PREFIX,
                "the prefix '%s' has %d characters: give at most %d",
                value,
                value.length(),
                MAX_PREFIX);
        prefix = value;
        return this;
    }

    /**
     * Sets the length of the key id; 12 unless set.
     *
     * @param characters 8 to 32
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public KeyFormatBuilder idLength(int characters) {
        Checks.that(
                characters >= MIN_ID && characters <= MAX_ID,
                "a key id of %d characters is out of bounds: give %d to %d",
                characters,
                MIN_ID,
                MAX_ID);
        idLength = characters;
        return this;
    }

    /**
     * Sets the length of the secret; 32 unless set.
     *
     * @param characters 22 to 128
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds; fewer than 22 characters are fewer than 128 bits
     */
    public KeyFormatBuilder secretLength(int characters) {
        Checks.that(
                characters >= MIN_SECRET && characters <= MAX_SECRET,
                "a secret of %d characters is out of bounds: give %d (128 bits) to %d",
                characters,
                MIN_SECRET,
                MAX_SECRET);
        secretLength = characters;
        return this;
    }

    /**
     * Builds the format.
     *
     * @return the format
     */
    public KeyFormat build() {
        return new KeystileKeyFormat(prefix, idLength, secretLength);
    }
}
