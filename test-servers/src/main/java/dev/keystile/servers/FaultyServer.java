package dev.keystile.servers;

/** A server of one test's own, which the test may harm. It keeps its port and its data folder until it is closed. */
public interface FaultyServer extends AutoCloseable {
    /**
     * Where it listens, on the loopback address.
     *
     * @return the port
     */
    int port();

    /** Ends it as {@code kill -9} does, with all its processes, and waits until it is gone. */
    void kill();

    /** Starts it again after {@link #kill}, and waits until it answers. */
    void restart();

    /** Stops all its processes where they are: connections stay open, and nothing answers. */
    void freeze();

    /** Lets the processes go on after {@link #freeze}. */
    void thaw();

    /** Ends it, frozen or not, and deletes its data. */
    @Override
    void close();
}
