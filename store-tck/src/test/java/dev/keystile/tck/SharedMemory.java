package dev.keystile.tck;

import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;

/** One memory that several handles work on, as several nodes work on one database. */
final class SharedMemory {
    private final KeyStore data = new InMemoryKeyStore();

    KeyStore open() {
        return new MemoryHandle(data);
    }
}
