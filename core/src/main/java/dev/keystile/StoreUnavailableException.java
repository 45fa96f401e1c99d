package dev.keystile;

import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** The store could not be asked: it failed, is given time to recover, or is busy. Nothing was learnt of the key. */
final class StoreUnavailableException extends StoreException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** None: an outage makes one of these for each request, and only the cause tells something. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
