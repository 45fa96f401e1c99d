package dev.keystile;

/** Somebody else changed the key at the same time, and nothing was written. */
public final class ConcurrentChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConcurrentChangeException(String id) {
        super(String.format(
                "the key %s was changed by somebody else at the same time: read it again and decide anew", id));
    }
}
