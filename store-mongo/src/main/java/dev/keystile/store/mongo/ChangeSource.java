package dev.keystile.store.mongo;

import dev.keystile.spi.ChangeFeed.ChangeListener;

import java.time.Duration;

/** Where changes are read, one after the other. For one thread at a time. */
interface ChangeSource extends AutoCloseable {
    /** How long the server holds an answer back while there is nothing new. A feed takes this long to close. */
    Duration LONGEST_WAIT = Duration.ofMillis(500);
    /** How long to wait for any answer: the server may hold it back, and may need a moment. */
    Duration TIMEOUT = LONGEST_WAIT.plusSeconds(2);

    /** Whether changes can be read. */
    boolean isOpen();

    /**
     * Takes its place: behind what was told last or, the first time or if that is not there any more, at the end.
     *
     * @return whether nothing can be missed between what was told last and now
     * @throws RuntimeException if the server does not answer
     */
    boolean open();

    /**
     * Tells what is new, or waits a little for it.
     *
     * @throws RuntimeException if the server does not answer
     */
    void read(ChangeListener listener);

    /** Keeps the place, and releases the rest. */
    @Override
    void close();
}
