package dev.keystile.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * What a look at a store has found. Neither part holds a credential.
 *
 * @param severity how bad it is
 * @param subject what it is about, in a word or two, such as {@code clock}
 * @param message what was found, in numbers, and what to do about it unless it is good
 */
public record Finding(Severity severity, String subject, String message) {
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofSeconds(1);

    /** How bad it is. */
    public enum Severity {
        /** As it should be. */
        OK,
        /** It works, and something will go wrong some day. */
        WARNING,
        /** Something does not work, or keys are at risk. */
        ERROR
    }

    /**
     * Something is as it should be.
     *
     * @param subject what it is about
     * @param message what was found
     * @return the finding
     */
    public static Finding ok(String subject, String message) {
        return new Finding(Severity.OK, subject, message);
    }

    /**
     * Something works, and will go wrong some day.
     *
     * @param subject what it is about
     * @param message what was found, and what to do
     * @return the finding
     */
    public static Finding warning(String subject, String message) {
        return new Finding(Severity.WARNING, subject, message);
    }

    /**
     * Something does not work, or keys are at risk.
     *
     * @param subject what it is about
     * @param message what was found, and what to do
     * @return the finding
     */
    public static Finding error(String subject, String message) {
        return new Finding(Severity.ERROR, subject, message);
    }

    /**
     * Compares the clock of a server with this machine's. More than a second between them is a warning.
     *
     * @param before this machine's time before the server was asked for its own
     * @param theirs what the server told
     * @param after this machine's time after that
     * @return the finding
     */
    public static Finding clock(Instant before, Instant theirs, Instant after) {
        Duration behind = Duration.between(theirs, before);
        Duration ahead = Duration.between(after, theirs);
        boolean isBehind = theirs.isBefore(before);
        long millis = Math.max(0, (isBehind ? behind : ahead).toMillis());
        String found =
                "the server's clock is " + millis + " ms " + (isBehind ? "behind" : "ahead of") + " this machine's";
        return millis > MAX_CLOCK_DIFFERENCE.toMillis()
                ? warning("clock", found + ": synchronize both, since keys expire by the clocks of the nodes")
                : ok("clock", found);
    }
}
