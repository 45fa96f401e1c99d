package dev.keystile.spi;

/**
 * What a look at a store has found. Neither part holds a credential.
 *
 * @param severity how bad it is
 * @param subject what it is about, in a word or two, such as {@code clock}
 * @param message what was found, in numbers, and what to do about it unless it is good
 */
public record Finding(Severity severity, String subject, String message) {
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
}
