package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

/** A source cannot be read, or what is exported not written. The message is fit for people and quotes no key. */
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what went wrong, and what to do about it
     * @param cause why; {@code null} if there is nothing more to tell
     */
    public MigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
