package dev.keystile.benchmarks.store;

import dev.keystile.servers.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Fresh databases. */
final class JdbcUrls {
    private JdbcUrls() {}

    static String freshH2() {
        try {
            Path folder = Files.createTempDirectory("keystile-benchmark");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return "jdbc:h2:file:" + folder.resolve("keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // A JVM that is being ended may have it open still. It is a temporary folder.
        }
    }

    static String freshPostgreSql() {
        String database = "keys_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = DriverManager.getConnection(PostgresServer.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
            return PostgresServer.url(database);
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh database", e);
        }
    }
}
