package dev.keystile.spi;

import org.jspecify.annotations.Nullable;

/** There is a key with that id already. */
public class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param id the id that is taken
     * @param cause what the store said, or {@code null}
     */
    public DuplicateKeyException(String id, @Nullable Throwable cause) {
        super("there is a key with the id " + id + " already: issue keys with fresh ids", cause);
    }
}
