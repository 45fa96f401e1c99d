package dev.keystile.spi;

/** Tells a node which keys were inserted, updated or deleted, by whomever. Recorded use is no change. */
public interface ChangeFeed {
    /**
     * Starts to follow. Every change acknowledged after this method has returned is told, once or more often, in any
     * order and on any thread, and at least once when it can be read already. When the feed cannot be sure of that, be it
     * at the start or after a break, it tells a {@linkplain ChangeListener#gap() gap} instead. It never throws because the
     * store is out of reach.
     *
     * @param listener who is told
     * @return what ends it
     */
    Subscription follow(ChangeListener listener);

    /**
     * A feed that never tells anything.
     *
     * @return the feed
     */
    static ChangeFeed none() {
        return listener -> () -> {};
    }

    /** What a feed tells. Implementations return at once and throw nothing. */
    interface ChangeListener {
        /**
         * A key was inserted, updated or deleted.
         *
         * @param keyId its id
         */
        void changed(String keyId);

        /** Changes may have been missed: whatever was read before may be out of date. */
        void gap();
    }

    /** A listener's connection to a feed. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        /** Ends it: no change acknowledged after this method has returned is told. Closing again does nothing. */
        @Override
        void close();
    }
}
