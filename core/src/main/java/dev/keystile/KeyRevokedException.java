package dev.keystile;

/** The key was ended for good, and nothing changes it any more. */
public final class KeyRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyRevokedException(String id) {
        super(String.format("the key %s is revoked, and stays so for good: issue another one", id));
    }
}
