package org.example.keys;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;

import java.util.List;

/** Opens a store on an empty shelf for the URL {@code shelf:}. */
public final class ShelfKeyStoreProvider implements KeyStoreProvider {
    @Override
    public boolean accepts(StoreConfig config) {
        return config.url().equals("shelf:");
    }

    @Override
    public KeyStore open(StoreConfig config) {
        config.requireKnown(List.of());
        return new ShelfKeyStore(new Shelf());
    }
}
