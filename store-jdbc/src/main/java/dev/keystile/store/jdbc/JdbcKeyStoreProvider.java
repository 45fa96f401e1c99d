package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreSchema;

import java.util.Optional;

/**
 * Opens a {@link JdbcKeyStore} for a JDBC URL ({@code jdbc:…}), with a pool of connections of its own, or for the JNDI
 * name of a container's {@code DataSource} ({@code java:comp/env/jdbc/…} or {@code jndi:…}), which stays the container's.
 */
public final class JdbcKeyStoreProvider implements KeyStoreProvider {
    /** Creates the provider; for {@link java.util.ServiceLoader}. */
    public JdbcKeyStoreProvider() {}

    @Override
    public boolean accepts(StoreConfig config) {
        return isJdbc(config) || Jndi.accepts(config.url());
    }

    @Override
    public KeyStore open(StoreConfig config) {
        JdbcOption.requireKnown(config, isJdbc(config));
        JdbcSettings settings = JdbcSettings.of(config);
        return isJdbc(config)
                ? withPool(config, settings)
                : settings.builder(Jndi.dataSource(config.url())).build();
    }

    /** {@inheritDoc} The script for a database is told without asking the database, unless only that knows which it is. */
    @Override
    public Optional<StoreSchema> schema(StoreConfig config) {
        JdbcOption.requireKnown(config, isJdbc(config));
        return Optional.of(new JdbcSchema(config, JdbcSettings.of(config)));
    }

    private static KeyStore withPool(StoreConfig config, JdbcSettings settings) {
        HikariDataSource pool = Pool.open(config, PoolSettings.of(config));
        try {
            return settings.builder(pool).onClose(pool::close).build();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    static boolean isJdbc(StoreConfig config) {
        return config.url().startsWith("jdbc:");
    }
}
