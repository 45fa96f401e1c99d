package dev.keystile.store.redis;

import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ServiceLoader;

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class ProviderTest {
    private static RedisServer server;
    private final RedisKeyStoreProvider provider = new RedisKeyStoreProvider();

    @BeforeAll
    static void start() {
        server = RedisServer.start("requirepass hunter2", "user app on >p@:/+% ~{keystile}:* +@all");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(KeyStoreProvider.class)).hasAtLeastOneElementOfType(RedisKeyStoreProvider.class);
    }

    @ParameterizedTest
    @CsvSource({
        "redis://localhost, true",
        "rediss://localhost, true",
        "redis-sentinel://localhost/m, true",
        "redis-cluster://localhost, true",
        "redis-, false",
        "memory:, false",
        "jdbc:redis:x, false"
    })
    void it_accepts_redis_urls(String url, boolean accepted) {
        assertThat(provider.accepts(StoreConfig.of(url))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poolsize      | 5    | was given the unknown options [poolsize]: correct or remove them; it knows username, password, tls",
                "pool-size     | 0    | the option pool-size is '0': give a whole number from 1 to 100, such as 10",
                "pool-size     | auto | the option pool-size is 'auto'",
                "pool-size     | 1000 | the option pool-size is '1000'",
                "wait-replicas | -1   | the option wait-replicas is '-1': give a whole number from 0 to 10, such as 1, or auto",
                "wait-replicas | 11   | the option wait-replicas is '11'",
                "timeout       | 3    | the option timeout is '3': give a span of time from 500ms to 30s, such as 1s",
                "timeout       | 31s  | the option timeout is '31s': give a span of time from 500ms to 30s",
                "wait-timeout  | 99ms | the option wait-timeout is '99ms': give a span of time from 100ms to 30s, such as 1s",
                "namespace     | {a}  | the namespace '{a}' does not match",
                "namespace     | a:b  | the namespace 'a:b' does not match",
                "namespace     | 1a   | the namespace '1a' does not match",
                "tls           | yes  | the option tls is 'yes': give true or false",
                "sentinel-password | x | the option sentinel-password is only for redis-sentinel:// URLs"
            })
    void a_bad_option_is_refused_with_value_rule_and_remedy(String option, String value, String message) {
        StoreConfig config =
                StoreConfig.of(server.url()).with("password", "hunter2").with(option, value);

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis:",
                "redis://",
                "redis://me:hunter2@",
                "redis://me:hunter2@host:99999",
                "redis://me:hunter2@host:port",
                "redis://me:hunter2@a,b",
                "redis://me:hunter2@a b",
                "redis://me:hunter2@host/x",
                "redis://me:hunter2@host/0/1",
                "redis://me:hunter2@host?timeout=5",
                "redis://me:hunter2@host#x",
                "redis://me:hunter2%zz@host",
                "redis-sentinel://me:hunter2@host",
                "redis-sentinel://me:hunter2@host,/name",
                "redis-sentinel://me:hunter2@host/name/x",
                "redis-cluster://me:hunter2@host/1",
                "redis-cluster://me:hunter2@"
            })
    void a_malformed_url_is_refused_with_an_example_and_without_a_credential(String url) {
        Throwable failure = catchThrowable(() -> provider.open(StoreConfig.of(url)));

        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not of the form redis");
        assertThat(printed(failure)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://host, host:6379, 0, ''",
        "redis://host:1/, host:1, 0, ''",
        "redis://host:1/3, host:1, 3, ''",
        "rediss://[::1]:1, ::1:1, 0, ''",
        "redis-sentinel://a:1;b/main/2, a:1;b:26379, 2, main",
        "redis-cluster://a;b:7, a:6379;b:7, 0, ''"
    })
    void a_url_tells_servers_database_and_master(String url, String hosts, int database, String master) {
        RedisUrl read = RedisUrl.of(StoreConfig.of(url.replace(';', ',')));

        assertThat(read.hosts().stream().map(Object::toString)).containsExactly(hosts.split(";", -1));
        assertThat(read.database()).isEqualTo(database);
        assertThat(read.masterName()).isEqualTo(master);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:hunter2@127.0.0.1:%d",
                "redis://default:hunter2@127.0.0.1:%d/0",
                "redis://app:p%%40%%3A%%2F+%%25@127.0.0.1:%d",
                "redis://app:p@:/+%%25@127.0.0.1:%d"
            })
    void credentials_in_the_url_are_understood(String url) {
        try (KeyStore store = provider.open(StoreConfig.of(String.format(url, server.port())))) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @Test
    void every_option_is_understood() {
        StoreConfig config = StoreConfig.of(server.url())
                .with("username", "app")
                .with("password", "p@:/+%")
                .with("tls", "false")
                .with("timeout", "PT2S")
                .with("pool-size", "2")
                .with("namespace", "keystile")
                .with("wait-replicas", "0")
                .with("wait-timeout", "2s");

        try (KeyStore store = provider.open(config)) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @Test
    void a_credential_that_is_given_twice_is_refused() {
        StoreConfig config = StoreConfig.of("redis://:hunter2@localhost").with("password", "other");

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the password is given both in the store URL redis://<redacted>@localhost and as an option:"
                        + " give it once, best as an option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "redis-sentinel", "redis-cluster"})
    void servers_out_of_reach_are_told_without_a_credential(String scheme) {
        String url = scheme + "://app:hunter2@127.0.0.1:1/" + (scheme.equals("redis-sentinel") ? "main" : "");
        Throwable failure = catchThrowable(() -> provider.open(StoreConfig.of(url)));

        assertThat(failure).isInstanceOf(StoreException.class);
        assertThat(failure.getMessage())
                .hasLineCount(1)
                .startsWith("the store " + scheme + "://<redacted>@127.0.0.1:1/")
                .contains("Redis could not be reached (check the URL, that it runs, username and password): ");
        assertThat(printed(failure)).doesNotContain("hunter2");
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        StoreConfig config =
                StoreConfig.of(server.url()).with("username", "app").with("password", "wr0ng");
        Throwable failure = catchThrowable(() -> provider.open(config));

        assertThat(failure).isInstanceOf(StoreException.class).hasMessageContaining("WRONGPASS");
        assertThat(printed(failure)).doesNotContain("wr0ng");
        assertThat(RedisSettings.of(config).toString()).doesNotContain("wr0ng").doesNotContain("app");
    }

    @Test
    void namespaces_on_one_server_are_worlds_of_their_own() {
        StoreConfig config = StoreConfig.of(server.url()).with("password", "hunter2");
        try (KeyStore one = provider.open(config.with("namespace", "one"));
                KeyStore two = provider.open(config.with("namespace", "two"))) {
            one.insert(key("k"));

            assertThat(one.find("k")).isPresent();
            assertThat(two.find("k")).isEmpty();
        }
    }

    @Test
    void a_client_that_the_store_opened_is_closed_with_it() {
        try (RedisServer own = RedisServer.start()) {
            KeyStore store = provider.open(StoreConfig.of(own.url()));
            store.changes().follow(new Told());
            assertThat(own.info("connected_clients")).isNotEqualTo("1");
            store.close();

            assertThat(own.info("connected_clients")).isEqualTo("1");
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
