package dev.keystile.faults;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;

import java.util.ServiceLoader;

/** Opens a store as core does, for tests that put something between the two. */
final class OpenStore {
    private OpenStore() {}

    static KeyStore of(StoreConfig config) {
        return ServiceLoader.load(KeyStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(config))
                .findFirst()
                .orElseThrow()
                .open(config);
    }
}
