package dev.keystile.internal;

import com.google.errorprone.annotations.FormatMethod;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Argument checks whose messages state the value, the rule and the remedy. */
public final class Checks {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Instant EARLIEST = Instant.EPOCH;

    /** A scope token, RFC 6749, section 3.3: visible ASCII without quote and backslash. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,100}");

    private Checks() {}

    /**
     * Refuses a value that breaks a rule.
     *
     * @param rule whether the rule holds
     * @param message what was given, what is allowed and what to do, in the form of {@link String#format}
     * @param args the arguments of the message
     * @throws IllegalArgumentException if the rule does not hold
     */
    @FormatMethod
    public static void that(boolean rule, String message, @Nullable Object... args) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(message, args));
        }
    }

    /**
     * Refuses text that a store or a log could not carry: blank, too long, with control characters or unpaired
     * surrogates.
     *
     * @param what the name of the value, for the message
     * @param text the value
     * @param max the greatest number of characters allowed
     * @return the value as it was given
     */
    public static String text(String what, String text, int max) {
        if (isPlain(text) && text.length() <= max) {
            return text;
        }
        that(!text.isBlank(), "%s is blank: give it 1 to %d characters", what, max);
        that(text.length() <= max, "%s has %d characters, and at most %d are allowed", what, text.length(), max);
        that(!hasControl(text), "%s holds a control character: remove it", what);
        return wellFormed(what, text);
    }

    /**
     * Tells whether text is visible ASCII, which breaks no rule of text: one look, since the address of every request is
     * checked.
     *
     * @param text the text
     * @return whether it has characters, all of them visible ASCII
     */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /**
     * Refuses text with a surrogate that has no partner, which UTF-8 cannot carry.
     *
     * @param what the name of the value, for the message
     * @param text the value
     * @return the value as it was given
     */
    public static String wellFormed(String what, String text) {
        that(!hasLoneSurrogate(text), "%s holds half of a surrogate pair: it is not valid Unicode", what);
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int character = text.codePointAt(i);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                return true;
            }
            next = i + Character.charCount(character);
        }
        return false;
    }

    /**
     * Refuses text that a pattern does not match as a whole.
     *
     * @param what the name of the value, for the message
     * @param text the value
     * @param pattern what is allowed
     * @return the value as it was given
     */
    public static String matches(String what, String text, Pattern pattern) {
        that(pattern.matcher(text).matches(), "%s '%s' does not match %s", what, abbreviated(text), pattern);
        return text;
    }

    /**
     * Refuses text that is not a scope token (RFC 6749, section 3.3) of at most 100 characters.
     *
     * @param what the name of the value, for the message
     * @param scope the value
     * @return the value as it was given
     */
    public static String scope(String what, String scope) {
        return matches(what, scope, SCOPE);
    }

    /**
     * Cuts an instant to milliseconds, the precision that every store keeps, and refuses one that not every store can
     * hold.
     *
     * @param what the name of the value, for the message
     * @param instant the value
     * @return the value in milliseconds
     */
    public static Instant instant(String what, Instant instant) {
        that(
                !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST),
                "%s is %s, and must lie between %s and %s",
                what,
                instant,
                EARLIEST,
                LATEST);
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * As {@link #instant}, for a value that may be absent.
     *
     * @param what the name of the value, for the message
     * @param instant the value
     * @return the value in milliseconds
     */
    public static @Nullable Instant optionalInstant(String what, @Nullable Instant instant) {
        return instant == null ? null : instant(what, instant);
    }

    private static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
