package dev.keystile.spi;

import dev.keystile.spi.ChangeFeed.ChangeListener;

/**
 * Where changes are read, one after the other, by a {@link ThreadedChangeFeed}: what is special to a store. It is used by one
 * thread at a time. Each method may throw any {@link RuntimeException} when the store does not answer; it is called again
 * later.
 */
public interface ChangeSource {
    /**
     * Tells whether it has its place among the changes, and can be read.
     *
     * @return whether it has; {@code false} at the start, and when the place was lost
     */
    boolean isOpen();

    /**
     * Takes its place: behind what was told last or, if that is not known or not there any more, at the end.
     *
     * @return whether nothing can have been missed since what was told last; {@code false} the first time
     */
    boolean open();

    /**
     * Tells what is new. It may wait a moment if nothing is; whoever closes the feed waits as long. When it finds that it
     * may have missed something, it gives up its place, and {@link #isOpen} tells so.
     *
     * @param listener who is told
     */
    void read(ChangeListener listener);

    /** Releases what it holds, such as a cursor, after a failure and at the end. The place may be kept. */
    void close();
}
