package dev.keystile.spi;

/**
 * Opens stores of one kind by URL. Implementations are found by {@link java.util.ServiceLoader}: they have a public
 * constructor without parameters and no state.
 */
public interface KeyStoreProvider {
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
}
