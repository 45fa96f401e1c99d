package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static dev.keystile.store.jdbc.Keys.NOW;
import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The application's own DataSource is used as a guest does. */
class BorrowedConnectionTest {
    @TempDir
    private Path directory;

    @Test
    void the_callers_data_source_is_not_closed() throws SQLException {
        try (HikariDataSource pool = pool(StoreConfig.of("jdbc:sqlite:" + directory.resolve("keys.db")), true)) {
            JdbcKeyStore store = JdbcKeyStore.builder(pool).build();
            store.close();
            store.close();

            assertThat(pool.isClosed()).isFalse();
            assertThatThrownBy(() -> store.find("k")).isInstanceOf(IllegalStateException.class);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_pool_without_auto_commit_serves_as_well(TestDatabase kind) {
        StoreConfig config = kind.ready();
        try (HikariDataSource pool = pool(config, false);
                JdbcKeyStore store = JdbcKeyStore.builder(pool).build()) {
            store.insert(key("k1"));
            assertThatThrownBy(() -> store.insert(key("k1"))).isInstanceOf(DuplicateKeyException.class);
            store.recordUse(List.of(new KeyUse("k1", 1, NOW, null)));

            assertThat(store.update(key("k1").toBuilder().name("new").build())).isTrue();
            assertThat(store.list(KeyQuery.all(NOW)).items()).hasSize(1);
            assertThat(store.usage(List.of("k1")).get("k1").useCount()).isEqualTo(1);
            assertThat(store.delete("k1")).isTrue();
            assertThat(store.find("k1")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_connection_comes_back_as_it_was(TestDatabase kind) throws SQLException {
        try (Connection only = TestDatabase.connect(kind.ready())) {
            only.setAutoCommit(false);
            int networkTimeout = only.getNetworkTimeout();
            only.rollback();
            Database database =
                    new Database(OneConnection.lending(only), Dialect.of(only.getMetaData()), Duration.ofSeconds(5));
            ChangeLog log = new ChangeLog(database, Clock.systemUTC());
            KeyTable keys = new KeyTable(database, log);
            keys.insert(key("k1"));
            assertThatThrownBy(() -> keys.insert(key("k1"))).isInstanceOf(DuplicateKeyException.class);
            assertThat(keys.find("k1")).contains(key("k1"));

            assertThat(only.getAutoCommit()).isFalse();
            assertThat(only.getNetworkTimeout()).isEqualTo(networkTimeout);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB", "SQLITE"})
    void a_statement_that_hangs_is_given_up(TestDatabase kind) throws SQLException {
        StoreConfig config = kind.ready();
        try (JdbcKeyStore store = (JdbcKeyStore) new JdbcKeyStoreProvider().open(config.with("query-timeout", "1s"));
                Connection other = TestDatabase.connect(config);
                Statement statement = other.createStatement()) {
            store.insert(key("k1"));
            other.setAutoCommit(false);
            statement.executeUpdate("UPDATE keystile_key SET name = 'locked' WHERE id = 'k1'");

            assertThatThrownBy(() -> store.update(key("k1"))).isInstanceOf(StoreException.class);
            other.rollback();
            assertThat(store.update(key("k1"))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL,       LOCK TABLE keystile_key IN ACCESS EXCLUSIVE MODE",
        "MARIADB,          LOCK TABLES keystile_key WRITE",
        "MYSQL_ON_MARIADB, LOCK TABLES keystile_key WRITE"
    })
    void a_list_has_more_time_than_a_request(TestDatabase kind, String lock) throws Exception {
        StoreConfig config = kind.ready().with("query-timeout", "1s");
        try (JdbcKeyStore store = (JdbcKeyStore) new JdbcKeyStoreProvider().open(config)) {
            store.insert(key("k1"));
            CompletableFuture<Page<ApiKey>> list;
            try (Connection other = TestDatabase.connect(config);
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute(lock);
                list = CompletableFuture.supplyAsync(() -> store.list(KeyQuery.all(NOW)));

                assertThatThrownBy(() -> store.find("k1")).isInstanceOf(StoreException.class);
            }
            assertThat(list.get(1, TimeUnit.MINUTES).items()).containsExactly(key("k1"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void a_list_may_take_longer_than_the_applications_connection_waits(TestDatabase kind) throws SQLException {
        try (Connection only = TestDatabase.connect(kind.ready())) {
            only.setNetworkTimeout(Runnable::run, 3000);
            Database database =
                    new Database(OneConnection.lending(only), Dialect.of(only.getMetaData()), Duration.ofSeconds(2));

            int during = database.search("look", session -> session.connection().getNetworkTimeout());

            assertThat(during).isGreaterThanOrEqualTo((int) Database.MIN_SEARCH_TIMEOUT.toMillis());
            assertThat(only.getNetworkTimeout()).isEqualTo(3000);
        }
    }

    private static HikariDataSource pool(StoreConfig config, boolean autoCommit) {
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.option("username"));
        hikari.setMaximumPoolSize(2);
        hikari.setAutoCommit(autoCommit);
        return new HikariDataSource(hikari);
    }
}
