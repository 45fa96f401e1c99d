package dev.keystile.store.memory;

import dev.keystile.internal.Checks;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;

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
        Checks.that(
                config.options().isEmpty(),
                "the store memory: knows no options, but was given %s: remove them",
                config.options().keySet());
        return new InMemoryKeyStore();
    }
}
