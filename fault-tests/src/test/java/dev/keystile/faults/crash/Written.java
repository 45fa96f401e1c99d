package dev.keystile.faults.crash;

import dev.keystile.spi.StoreConfig;

/** A store that a process writes to when it is killed. */
interface Written extends AutoCloseable {
    StoreConfig config();

    /** Whether a text is anywhere in what the store keeps. */
    boolean holds(String text) throws Exception;

    @Override
    default void close() {}
}
