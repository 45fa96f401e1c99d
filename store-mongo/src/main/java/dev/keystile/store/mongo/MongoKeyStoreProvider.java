package dev.keystile.store.mongo;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreSchema;

import java.util.Optional;

/** Opens a {@link MongoKeyStore} for a URL of MongoDB ({@code mongodb://…} or {@code mongodb+srv://…}), with a client of its own. */
public final class MongoKeyStoreProvider implements KeyStoreProvider {
    /** Creates the provider; for {@link java.util.ServiceLoader}. */
    public MongoKeyStoreProvider() {}

    @Override
    public boolean accepts(StoreConfig config) {
        return config.url().startsWith("mongodb://") || config.url().startsWith("mongodb+srv://");
    }

    @Override
    public KeyStore open(StoreConfig config) {
        MongoOption.requireKnown(config);
        MongoSettings settings = MongoSettings.of(config);
        Client client = Client.open(config, settings);
        try {
            return settings.builder(client.client().getDatabase(client.database()))
                    .onClose(client.client()::close)
                    .build();
        } catch (RuntimeException e) {
            client.client().close();
            throw e;
        }
    }

    /** {@inheritDoc} A store makes its indexes itself when it is opened, if its user may. */
    @Override
    public Optional<StoreSchema> schema(StoreConfig config) {
        MongoOption.requireKnown(config);
        return Optional.of(new MongoSchema(config, MongoSettings.of(config)));
    }
}
