package dev.keystile.benchmarks.store;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A store that is open, with its driver beside it on the same connections. */
public interface OpenStore extends AutoCloseable {
    /** How many connections each store has at most: what its own would be by default. */
    int POOL_SIZE = 10;

    /** How many keys are added at once. */
    int BATCH = 1_000;

    /** The store, as Keystile uses it. */
    KeyStore keys();

    /**
     * Reads what is kept of one key by the driver alone: the lookup that a program without Keystile would make.
     *
     * @param id the key's id
     * @return what is kept, as the driver gives it: every field read, none interpreted
     * @throws Exception if the driver fails
     */
    Object readByDriver(String id) throws Exception;

    /**
     * Adds many keys in the quickest way that the store has; they are as if they had been inserted one by one.
     *
     * @param keys the keys
     * @throws Exception if the driver fails
     */
    default void load(Stream<ApiKey> keys) throws Exception {
        Iterator<ApiKey> rest = keys.iterator();
        while (rest.hasNext()) {
            List<ApiKey> batch = new ArrayList<>();
            while (rest.hasNext() && batch.size() < BATCH) {
                batch.add(rest.next());
            }
            keys().insertAll(batch);
        }
    }

    /**
     * Tells how much space the keys take.
     *
     * @return bytes, with indexes; 0 if the store cannot tell
     * @throws Exception if the driver fails
     */
    default long bytes() throws Exception {
        return 0;
    }

    /** Closes the store, then its connections. */
    @Override
    void close();
}
