package dev.keystile.store.jdbc;

import dev.keystile.servers.MariaDbServer;
import dev.keystile.servers.PostgresServer;
import dev.keystile.servers.RanOn;
import dev.keystile.spi.StoreConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The databases that the tests run on. */
enum TestDatabase {
    H2_MEMORY {
        @Override
        StoreConfig create(String name) {
            return StoreConfig.of("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        }
    },
    H2_FILE {
        @Override
        StoreConfig create(String name) {
            return StoreConfig.of("jdbc:h2:file:" + temporaryFile(name));
        }
    },
    SQLITE {
        @Override
        StoreConfig create(String name) {
            return StoreConfig.of("jdbc:sqlite:" + temporaryFile(name) + ".db");
        }
    },
    POSTGRESQL {
        @Override
        StoreConfig create(String name) {
            executeAt(PostgresServer.url("postgres"), "CREATE DATABASE " + name);
            return StoreConfig.of(PostgresServer.url(name));
        }
    },
    MARIADB {
        @Override
        StoreConfig create(String name) {
            executeAt(MariaDbServer.url("mysql") + "&user=root", "CREATE DATABASE " + name);
            return StoreConfig.of(MariaDbServer.url(name)).with("username", "root");
        }
    },
    /**
     * MySQL's driver, dialect and schema on a MariaDB server. It knows the name of MySQL's collation since 11.4.5, but
     * ignores blanks at the end of a text in it, which MySQL does not: so the tests give the tables MariaDB's own.
     */
    MYSQL_ON_MARIADB {
        @Override
        StoreConfig create(String name) {
            executeAt(MariaDbServer.url("mysql") + "&user=root", "CREATE DATABASE " + name);
            return StoreConfig.of(MariaDbServer.urlForMySqlDriver(name))
                    .with("username", "root")
                    .with("dialect", "mysql");
        }

        @Override
        void complete(StoreConfig config) {
            execute(config, "ALTER TABLE keystile_key CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
        }
    };

    abstract StoreConfig create(String name);

    /** What is left to do when there are tables. */
    void complete(StoreConfig config) {}

    /** A new, empty database. */
    StoreConfig empty() {
        StoreConfig config = create("ks" + UUID.randomUUID().toString().replace("-", ""));
        try (Connection connection = connect(config)) {
            RanOn.note(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return config;
    }

    /** A new database with tables, to be opened with small pools and a short poll interval. */
    StoreConfig ready() {
        StoreConfig config = empty().with("pool-size", "4").with("poll-interval", "100ms");
        new JdbcKeyStoreProvider().open(config.with("schema", "create")).close();
        complete(config);
        return config;
    }

    static Connection connect(StoreConfig config) throws SQLException {
        return DriverManager.getConnection(config.url(), config.option("username"), config.option("password"));
    }

    static void execute(StoreConfig config, String sql) {
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void executeAt(String url, String sql) {
        execute(StoreConfig.of(url), sql);
    }

    private static String temporaryFile(String name) {
        try {
            return Files.createTempDirectory("keystile").resolve(name).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
