package dev.keystile.spi;

import java.util.Optional;

/**
 * Opens stores of one kind by URL. Implementations are found by {@link java.util.ServiceLoader}: they have a public
 * constructor without parameters and no state.
 */
public interface KeyStoreProvider {
    /**
     * Finds the one provider that is for a URL, among those that the thread's class loader and Keystile's own know.
     *
     * @param config the URL and options
     * @return the provider
     * @throws IllegalArgumentException if none is for it, or more than one; the message is fit for the user
     */
    static KeyStoreProvider of(StoreConfig config) {
        return Providers.of(config);
    }

    /**
     * Tells whether a URL is of this provider's kind. It looks at the URL only: neither at the network nor at a file.
     *
     * @param config the URL and options
     * @return whether {@link #open} is for it
     */
    boolean accepts(StoreConfig config);

    /**
     * Opens the store.
     *
     * @param config the URL and options
     * @return the store; whoever opened it closes it
     * @throws IllegalArgumentException if an option is unknown or its value is bad
     * @throws StoreException if the store cannot be reached or is not fit for use
     */
    KeyStore open(StoreConfig config);

    /**
     * Tells what the store needs in its database, without opening the store for use.
     *
     * @param config the URL and options
     * @return the schema, which whoever asked closes; empty if the store needs none
     * @throws IllegalArgumentException if an option is unknown or its value is bad
     */
    default Optional<StoreSchema> schema(StoreConfig config) {
        return Optional.empty();
    }
}
