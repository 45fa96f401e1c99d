package org.example.keys;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;

/** Opens a store on an empty shelf for the URL {@code shelf:}. */
public final class ShelfKeyStoreProvider implements KeyStoreProvider {
    @Override
    public boolean accepts(StoreConfig config) {
        return config.url().equals("shelf:");
    }

    @Override
    public KeyStore open(StoreConfig config) {
        if (!config.options().isEmpty()) {
            throw new IllegalArgumentException("the store shelf: knows no options, but was given "
                    + config.options().keySet() + ": remove them");
        }
        return new ShelfKeyStore(new Shelf());
    }
}
