package dev.keystile.tck;

import dev.keystile.spi.KeyStore;

/** The reference implementation keeps the contract. */
class InMemoryKeyStoreContractTest extends KeyStoreContract {
    private final SharedMemory memory = new SharedMemory();

    @Override
    protected KeyStore openStore() {
        return memory.open();
    }
}
