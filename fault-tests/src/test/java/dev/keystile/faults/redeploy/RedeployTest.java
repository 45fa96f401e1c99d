package dev.keystile.faults.redeploy;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.servers.PostgresServer;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application is deployed again and again into a server that goes on. */
class RedeployTest {
    private static final int TIMES = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Warnings warnings = new Warnings();

    @AfterEach
    void close() {
        warnings.close();
    }

    @Test
    @DisplayName("R-24: 50 hot redeployments leave no thread, connection, driver or class loader behind")
    void nothing_is_left_of_an_application_that_was_stopped() throws Exception {
        execute(PostgresServer.url("postgres"), "CREATE DATABASE redeploy");
        String url = PostgresServer.url("redeploy");
        Path application = Files.createDirectory(folder.resolve("application"));
        WebApplication.unpack(application, url);
        String apiKey = issue(url);
        List<String> drivers = drivers();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (Container container = new Container(folder, application)) {
            List<String> threads = null;
            for (int i = 1; i <= TIMES; i++) {
                assertThat(container.isUp()).as("up, %s", warnings.messages()).isTrue();
                assertThat(container.status(apiKey)).isEqualTo(404);
                assertThat(container.status("ks_unknown"))
                        .as("%s", warnings.messages())
                        .isEqualTo(401);
                loaders.add(container.classLoader());
                container.stopApplication();
                threads = threads == null ? threads() : threads;
                container.startApplication();
            }
            container.stopApplication();

            List<String> first = threads;
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(threads()).containsExactlyElementsOf(first));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(connections(url)).isZero());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(alive(loaders)).isLessThanOrEqualTo(1));
        }
        assertThat(drivers()).isEqualTo(drivers);
        assertThat(warnings.justified()).isEmpty();
    }

    private static String issue(String url) {
        StoreConfig store = StoreConfig.of(url).with("schema", "create");
        try (ApiKeys apiKeys = ApiKeys.builder(store).build();
                IssuedKey issued = apiKeys.issue(ApiKeySpec.named("redeployed"))) {
            return issued.plaintext();
        }
    }

    /** All but those which the server and its clients keep in any number. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("http-nio-") && !name.startsWith("HttpClient"))
                .filter(name -> !name.startsWith("process reaper") && !name.startsWith("awaitility"))
                .sorted()
                .toList();
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        System.gc();
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private static List<String> drivers() {
        return Collections.list(DriverManager.getDrivers()).stream()
                .map(driver -> driver.getClass().getName())
                .sorted()
                .toList();
    }

    /** But the one that asks. */
    private static int connections(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
