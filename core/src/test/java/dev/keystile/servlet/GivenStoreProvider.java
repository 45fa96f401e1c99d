package dev.keystile.servlet;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens, for URLs that start with {@code given:}, a store that a test has at hand. Only the {@link #application} class loader
 * finds it, as a web application finds the store modules that it brings itself.
 */
public final class GivenStoreProvider implements KeyStoreProvider {
    /** A ServiceLoader makes the providers, so there is no other way to give them anything. */
    private static final Map<String, KeyStore> STORES = new ConcurrentHashMap<>();

    /** For the ServiceLoader. */
    public GivenStoreProvider() {}

    static void give(String url, KeyStore store) {
        STORES.put(url, store);
    }

    static ClassLoader application() {
        try {
            URL services = new File(
                            GivenStoreProvider.class.getResource("/application").getPath() + "/")
                    .toURI()
                    .toURL();
            return new URLClassLoader(new URL[] {services}, GivenStoreProvider.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean accepts(StoreConfig config) {
        return config.url().startsWith("given:");
    }

    @Override
    public KeyStore open(StoreConfig config) {
        return STORES.get(config.url());
    }
}
