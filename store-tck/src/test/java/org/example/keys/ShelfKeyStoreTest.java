package org.example.keys;

import dev.keystile.spi.KeyStore;
import dev.keystile.tck.KeyStoreContract;

class ShelfKeyStoreTest extends KeyStoreContract {
    private final Shelf shelf = new Shelf();

    @Override
    protected KeyStore openStore() {
        return new ShelfKeyStore(shelf);
    }
}
