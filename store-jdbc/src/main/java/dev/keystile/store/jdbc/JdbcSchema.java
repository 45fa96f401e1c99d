package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import dev.keystile.spi.StoreSchema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables of a JDBC store. The database is asked only for what it alone can tell, so that a script needs none. */
final class JdbcSchema implements StoreSchema {
    private final StoreConfig config;
    private final JdbcSettings settings;
    private @Nullable HikariDataSource pool;

    JdbcSchema(StoreConfig config, JdbcSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public String script() {
        return SqlScript.read(dialect().schemaFile());
    }

    /** A URL that begins like MySQL's may lead to MariaDB, and the other way round: the server knows. */
    private Dialect dialect() {
        String forced = settings.dialect();
        if (forced != null) {
            return Dialect.named(forced);
        }
        Optional<Dialect> ofUrl = Arrays.stream(Dialect.values())
                .filter(dialect -> config.url().startsWith("jdbc:" + dialect.optionName() + ":"))
                .findFirst();
        boolean isSure = ofUrl.isPresent() && ofUrl.get() != Dialect.MYSQL && ofUrl.get() != Dialect.MARIADB;
        return isSure ? ofUrl.get() : asked(ofUrl);
    }

    private Dialect asked(Optional<Dialect> otherwise) {
        try {
            return schema().dialect();
        } catch (StoreException e) {
            return otherwise.orElseThrow(() -> e);
        }
    }

    @Override
    public List<String> missing() {
        return schema().missing();
    }

    @Override
    public void apply() {
        schema().apply();
    }

    private Schema schema() {
        if (!JdbcKeyStoreProvider.isJdbc(config)) {
            return settings.builder(Jndi.dataSource(config.url())).schema();
        }
        HikariDataSource open = pool;
        if (open == null) {
            open = Pool.open(config, PoolSettings.of(config).withSize(1));
            pool = open;
        }
        return settings.builder(open).schema();
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
