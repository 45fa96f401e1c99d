package dev.keystile.spi;

import java.util.List;

/**
 * What a store needs in its database before it can be opened: tables, indexes. For those who make them by hand, or with a
 * tool of their own, and for those who want to know what is missing. Not safe for use by several threads.
 */
public interface StoreSchema extends AutoCloseable {
    /**
     * Tells what makes the schema, for the database's own shell. It may be run again.
     *
     * @return the script, with a line feed at its end
     * @throws StoreException if that depends on a database that is out of reach
     */
    String script();

    /**
     * Tells what the database lacks.
     *
     * @return one line for each thing that is missing, or older or newer than this version wants; empty if the store can be
     *     opened
     * @throws StoreException if the database is out of reach or does not let us look
     */
    List<String> missing();

    /**
     * Makes what is missing, and leaves alone what is there. Other nodes may do the same at the same time.
     *
     * @throws StoreException if the database is out of reach, or does not let us
     */
    void apply();

    /** Releases what it holds. Closing again does nothing. */
    @Override
    void close();
}
