package dev.keystile.faults.crash;

import dev.keystile.servers.PostgresServer;
import dev.keystile.servers.RanOn;
import dev.keystile.spi.StoreConfig;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The stores that a process writes to when it is killed. */
enum CrashStore {
    /** Its store has H2 write at once: left to itself, it acknowledges first. */
    H2_FILE {
        @Override
        StoreConfig create(Path folder) throws SQLException {
            return note(StoreConfig.of("jdbc:h2:file:" + folder.resolve("keys") + ""));
        }
    },
    SQLITE {
        @Override
        StoreConfig create(Path folder) throws SQLException {
            return note(StoreConfig.of("jdbc:sqlite:" + folder.resolve("keys.db")));
        }
    },
    POSTGRESQL {
        @Override
        StoreConfig create(Path folder) throws SQLException {
            try (Connection server = DriverManager.getConnection(PostgresServer.url("postgres"));
                    Statement statement = server.createStatement()) {
                statement.execute("CREATE DATABASE crash");
            }
            return note(StoreConfig.of(PostgresServer.url("crash")).with("schema", "create"));
        }

        @Override
        Path files(StoreConfig store, Path folder) throws SQLException {
            try (Connection server = DriverManager.getConnection(store.url());
                    Statement statement = server.createStatement();
                    ResultSet row = statement.executeQuery("SHOW data_directory")) {
                row.next();
                return Path.of(row.getString(1));
            }
        }
    };

    /** An empty store. */
    abstract StoreConfig create(Path folder) throws Exception;

    /** Where it keeps its files. */
    Path files(StoreConfig store, Path folder) throws Exception {
        return folder;
    }

    private static StoreConfig note(StoreConfig store) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.url())) {
            RanOn.note(connection);
        }
        return store.with("pool-size", "4");
    }
}
