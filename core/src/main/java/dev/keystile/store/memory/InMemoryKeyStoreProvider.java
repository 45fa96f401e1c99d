package dev.keystile.store.memory;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;

import java.util.List;

/** Opens a new, empty {@link InMemoryKeyStore} for the URL {@code memory:}. */
public final class InMemoryKeyStoreProvider implements KeyStoreProvider {
    /** Creates the provider; for {@link java.util.ServiceLoader}. */
    public InMemoryKeyStoreProvider() {}

    @Override
    public boolean accepts(StoreConfig config) {
        return config.url().equals("memory:");
    }

    @Override
    public KeyStore open(StoreConfig config) {
        config.requireKnown(List.of());
        return new InMemoryKeyStore();
    }
}
