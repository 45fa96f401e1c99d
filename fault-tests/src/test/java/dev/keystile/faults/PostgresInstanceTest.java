package dev.keystile.faults;

import dev.keystile.servers.PostgresInstance;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A PostgreSQL that is killed, started again, frozen and thawed. */
class PostgresInstanceTest {
    @Test
    void what_was_committed_outlives_a_kill() throws Exception {
        try (PostgresInstance postgres = PostgresInstance.start()) {
            String url = postgres.newDatabase();
            run(url, "CREATE TABLE t (n INT)");
            run(url, "INSERT INTO t VALUES (42)");

            postgres.kill();
            assertThatThrownBy(() -> run(url, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.restart();

            assertThat(number(url)).isEqualTo(42);
        }
    }

    @Test
    void a_frozen_server_answers_when_it_is_thawed() throws Exception {
        try (PostgresInstance postgres = PostgresInstance.start()) {
            String url = postgres.newDatabase();
            run(url, "CREATE TABLE t AS SELECT 7 AS n");

            postgres.freeze();
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> number(url));
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            postgres.thaw();

            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void a_server_is_frozen_while_its_processes_come_and_go() throws Exception {
        try (PostgresInstance postgres = PostgresInstance.start()) {
            String url = postgres.newDatabase();
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> connections = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    connect(url);
                }
            });

            for (int i = 0; i < 20; i++) {
                postgres.freeze();
                postgres.thaw();
            }
            enough.set(true);

            assertThat(connections).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static void connect(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(connection.isValid(10)).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT n FROM t")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
