package dev.keystile.benchmarks.store;

import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;

/** Keys in this JVM. It has no driver: its own lookup stands for it. */
final class MemoryStore implements OpenStore {
    private final KeyStore keys = new InMemoryKeyStore();

    @Override
    public KeyStore keys() {
        return keys;
    }

    @Override
    public Object readByDriver(String id) {
        return keys.find(id);
    }

    @Override
    public void close() {
        keys.close();
    }
}
