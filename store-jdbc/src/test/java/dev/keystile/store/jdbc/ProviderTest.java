package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.ServiceLoader;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class ProviderTest {
    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(KeyStoreProvider.class)).hasAtLeastOneElementOfType(JdbcKeyStoreProvider.class);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, true",
        "java:comp/env/jdbc/x, true",
        "jndi:jdbc/x, true",
        "memory:, false",
        "redis://localhost, false"
    })
    void it_accepts_jdbc_urls_and_jndi_names(String url, boolean accepted) {
        assertThat(provider.accepts(StoreConfig.of(url))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poolsize        | 5     | was given the unknown options [poolsize]: correct or remove them; it knows username, password, pool-size",
                "pool-size       | 0     | the option pool-size is '0': give a whole number from 1 to 100, such as 10",
                "pool-size       | 101   | the option pool-size is '101'",
                "pool-size       | many  | the option pool-size is 'many'",
                "connection-timeout | 3  | the option connection-timeout is '3': give a span of time from 250ms to 30s, such as 1s",
                "connection-timeout | 31s | the option connection-timeout is '31s': give a span of time from 250ms to 30s",
                "query-timeout   | 10ms  | the option query-timeout is '10ms': give a span of time from 1s to 1m",
                "poll-interval   | 99ms  | the option poll-interval is '99ms': give a span of time from 100ms to 1m",
                "poll-interval   | soon  | the option poll-interval is 'soon': give a span of time from 100ms to 1m, such as 500ms",
                "schema          | drop  | the option schema is 'drop': give create to have missing tables made",
                "dialect         | oracle | the dialect 'oracle' is unknown: give one of h2, sqlite, postgresql"
            })
    void a_bad_option_is_refused_with_value_rule_and_remedy(String option, String value, String message) {
        StoreConfig config = StoreConfig.of("jdbc:h2:mem:x").with(option, value);

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void every_option_is_understood() {
        StoreConfig config = StoreConfig.of("jdbc:h2:mem:" + UUID.randomUUID())
                .with("username", "sa")
                .with("password", "secret")
                .with("pool-size", "2")
                .with("connection-timeout", "500ms")
                .with("query-timeout", "PT2S")
                .with("schema", "create")
                .with("poll-interval", "1m")
                .with("dialect", "h2");

        try (KeyStore store = provider.open(config)) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:", "jdbc:h2:mem:;MODE=MySQL", "jdbc:sqlite::memory:", "jdbc:sqlite:"})
    void a_database_that_only_one_connection_can_see_is_refused(String url) {
        assertThatThrownBy(() -> provider.open(StoreConfig.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to a single connection");
    }

    @Test
    void a_missing_driver_is_told_without_the_url() {
        StoreConfig config = StoreConfig.of("jdbc:oracle:thin:scott/tiger@//db/app");

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no JDBC driver for jdbc:oracle: was found")
                .hasMessageNotContaining("tiger");
    }

    @Test
    void an_unknown_product_is_told_with_those_known_and_how_to_force_one() {
        SpyDataSource strange = new SpyDataSource(h2()).calledItself("StrangeDB");

        assertThatThrownBy(() -> JdbcKeyStore.builder(strange.dataSource()).build())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("calls itself 'StrangeDB'")
                .hasMessageContaining("H2, SQLite, PostgreSQL, MariaDB, MySQL")
                .hasMessageContaining("force it with the option dialect, one of h2, sqlite");
    }

    @Test
    void a_forced_dialect_makes_an_unknown_product_usable() {
        SpyDataSource strange = new SpyDataSource(h2()).calledItself("StrangeDB");

        try (KeyStore store = JdbcKeyStore.builder(strange.dataSource())
                .dialect("h2")
                .createSchema(true)
                .build()) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:%d/app?user=app&password=hunter2",
                "jdbc:mariadb://localhost:%d/app?user=app&password=hunter2",
                "jdbc:mysql://app:hunter2@localhost:%d/app",
                "jdbc:h2:tcp://localhost:%d/app;USER=app;PASSWORD=hunter2"
            })
    void an_unreachable_database_is_told_soon_in_one_line_without_a_credential(String url) throws IOException {
        StoreConfig config = StoreConfig.of(String.format(url, closedPort())).with("connection-timeout", "250ms");

        Throwable failure = catchThrowable(() -> provider.open(config));

        assertThat(failure).isInstanceOf(StoreException.class).hasMessageContaining("is out of reach");
        assertThat(failure.getMessage()).hasLineCount(1);
        assertThat(printed(failure)).doesNotContain("hunter2");
    }

    @Test
    void a_password_given_as_an_option_is_not_told_but_the_reason_is() throws IOException {
        StoreConfig config = StoreConfig.of("jdbc:postgresql://localhost:" + closedPort() + "/app")
                .with("username", "app")
                .with("password", "hunter2")
                .with("connection-timeout", "250ms");

        Throwable failure = catchThrowable(() -> provider.open(config));

        assertThat(failure).hasMessageContaining("refused").hasMessageContaining("check that it runs");
        assertThat(printed(failure)).doesNotContain("hunter2");
        assertThat(PoolSettings.of(config).toString()).doesNotContain("hunter2");
    }

    @Test
    void a_pool_that_the_store_opened_is_closed_with_it() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        KeyStore store = provider.open(StoreConfig.of(url));
        store.close();

        // The last connection is gone, so this is a new database, without tables.
        assertThatThrownBy(() -> provider.open(StoreConfig.of(url).with("schema", "check")))
                .hasMessageContaining("has no Keystile tables");
    }

    private static JdbcDataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
