package dev.keystile.spi;

/** What the store keeps of one key cannot be read as a key. The store itself answers: other keys are not concerned. */
public final class DamagedKeyException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which key, what is wrong with it and what to do, without anything that the record holds: it may hold
     *     hashes
     */
    public DamagedKeyException(String message) {
        super(message, null);
    }
}
