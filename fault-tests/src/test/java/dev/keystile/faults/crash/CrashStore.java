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

/** The stores that a process writes to when it is killed. What a server loses when it is killed itself is another matter. */
enum CrashStore {
    /** The store has it write at once: left to itself, it acknowledges first. */
    H2_FILE {
        @Override
        Written start(Path folder) throws SQLException {
            return new InFiles(noted("jdbc:h2:file:" + folder.resolve("keys")), folder);
        }
    },
    SQLITE {
        @Override
        Written start(Path folder) throws SQLException {
            return new InFiles(noted("jdbc:sqlite:" + folder.resolve("keys.db")), folder);
        }
    },
    POSTGRESQL {
        @Override
        Written start(Path folder) throws SQLException {
            try (Connection server = DriverManager.getConnection(PostgresServer.url("postgres"));
                    Statement statement = server.createStatement()) {
                statement.execute("CREATE DATABASE crash");
                return new InFiles(noted(PostgresServer.url("crash")).with("schema", "create"), data(statement));
            }
        }

        private static Path data(Statement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery("SHOW data_directory")) {
                row.next();
                return Path.of(row.getString(1));
            }
        }
    },
    REDIS_EVERYSEC {
        @Override
        Written start(Path folder) {
            return InRedis.start("appendfsync everysec");
        }
    },
    REDIS_ALWAYS {
        @Override
        Written start(Path folder) {
            return InRedis.start("appendfsync always");
        }
    },
    MONGODB {
        @Override
        Written start(Path folder) {
            return InMongo.start();
        }
    };

    /** An empty store. */
    abstract Written start(Path folder) throws Exception;

    private static StoreConfig noted(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            RanOn.note(connection);
        }
        // A JVM that has just started on a busy machine may need longer to open a file.
        return StoreConfig.of(url).with("pool-size", "4").with("connection-timeout", "10s");
    }

    private record InFiles(StoreConfig config, Path folder) implements Written {
        @Override
        public boolean holds(String text) throws Exception {
            return !PlaintextSearch.filesWith(text, folder).isEmpty();
        }
    }
}
