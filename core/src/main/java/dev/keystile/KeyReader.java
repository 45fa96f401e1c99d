package dev.keystile;

/** Where the cache gets keys from. */
@FunctionalInterface
interface KeyReader {
    /**
     * Reads what there is under an id.
     *
     * @throws StoreUnavailableException if the store cannot be asked
     */
    CachedKey read(String id);

    /** Whether the store is known to fail, so that it is no use to wait for it. */
    default boolean isSuspended() {
        return false;
    }

    /** A request was kept waiting for another one's read for too long. */
    default void gaveUp(StoreUnavailableException why) {}
}
