package dev.keystile.spi;

import org.jspecify.annotations.Nullable;

/** The store could not answer. A request that meets it is refused, never let in. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, without any key or credential
     * @param cause why, or {@code null}
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
