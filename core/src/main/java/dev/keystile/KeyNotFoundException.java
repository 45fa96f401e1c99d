package dev.keystile;

/** There is no key with that id. */
public final class KeyNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyNotFoundException(String id) {
        super(String.format("there is no key with the id %s: list the keys to see which there are", id));
    }
}
