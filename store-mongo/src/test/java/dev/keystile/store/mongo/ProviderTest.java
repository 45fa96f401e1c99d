package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ServiceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class ProviderTest {
    private final MongoKeyStoreProvider provider = new MongoKeyStoreProvider();

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(KeyStoreProvider.class)).hasAtLeastOneElementOfType(MongoKeyStoreProvider.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://localhost, true",
        "mongodb+srv://cluster.example.org/keys, true",
        "mongo://localhost, false",
        "memory:, false",
        "jdbc:h2:mem:x, false"
    })
    void it_accepts_urls_of_mongodb(String url, boolean accepted) {
        assertThat(provider.accepts(StoreConfig.of(url))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poolsize     | 5      | unknown options [poolsize]: correct or remove them; it knows username, password",
                "pool-size    | 0      | the option pool-size is '0': give a whole number from 1 to 100",
                "pool-size    | 101    | the option pool-size is '101'",
                "pool-size    | many   | the option pool-size is 'many'",
                "timeout      | 2      | the option timeout is '2': give a span of time from 100ms to 30s, such as 2s",
                "timeout      | 99ms   | the option timeout is '99ms'",
                "timeout      | 1m     | the option timeout is '1m'",
                "collection   | a.b    | the collection 'a.b' is no name for one: give 1 to 63 letters",
                "collection   | $cmd   | the collection '$cmd' is no name for one",
                "database     | a b    | the database 'a b' is no place for keys",
                "database     | local  | the database 'local' is no place for keys: give 1 to 63 letters",
                "read-concern | major  | the option read-concern is 'major': give local, or linearizable",
                "username     | app    | the options username, password and auth-source go together",
                "auth-source  | admin  | the options username, password and auth-source go together"
            })
    void a_bad_option_is_refused_with_value_rule_and_remedy(String option, String value, String message) {
        StoreConfig config = StoreConfig.of("mongodb://localhost/keys").with(option, value);

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_bad_value_in_code_is_refused_too() {
        try (MongoClient client = TestMongo.client(TestMongo.standalone())) {
            MongoKeyStoreBuilder builder = MongoKeyStore.builder(client.getDatabase("keys"));

            assertThatThrownBy(() -> builder.timeout(Duration.ofMillis(99)))
                    .hasMessageContaining("give PT0.1S to PT30S");
            assertThatThrownBy(() -> builder.collection("")).hasMessageContaining("is no name for one");
        }
    }

    @Test
    void a_database_of_mongodbs_own_is_refused_in_the_url_too() {
        assertThatThrownBy(() -> provider.open(StoreConfig.of("mongodb://localhost/admin")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the database 'admin' is no place for keys");
    }

    @Test
    void every_option_is_understood() {
        try (MongoServer server = MongoServer.standalone()) {
            StoreConfig config = StoreConfig.of(server.url("elsewhere"))
                    .with("database", "keys")
                    .with("collection", "api_keys")
                    .with("timeout", "PT10S")
                    .with("pool-size", "2")
                    .with("read-concern", "local");

            try (KeyStore store = provider.open(config);
                    var client = TestMongo.client(config)) {
                store.insert(Keys.key("k"));
                assertThat(client.getDatabase("keys").listCollectionNames())
                        .containsExactlyInAnyOrder("api_keys", "api_keys_change");
            }
        }
    }

    @Test
    void linearizable_reads_of_a_standalone_server_are_refused() {
        StoreConfig config = TestMongo.standalone().with("read-concern", "linearizable");

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use read-concern=local, or a replica set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mongodb://app:hunter2@localhost:%d/keys", "mongodb://app:hunter2@localhost:%d/keys?tls=true"})
    void an_unreachable_server_is_told_soon_in_one_line_without_a_credential(String url) throws IOException {
        StoreConfig config = StoreConfig.of(String.format(url, closedPort())).with("timeout", "3s");

        Throwable failure = catchThrowable(() -> provider.open(config));

        assertThat(failure)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is out of reach")
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("check that it runs");
        assertThat(failure.getMessage()).hasLineCount(1);
        assertThat(printed(failure)).doesNotContain("hunter2").doesNotContain("app:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://",
                "mongodb://app:hun@ter2@localhost/keys",
                "mongodb://app:hun/ter2@localhost/keys",
                "mongodb://app:%zzhunter2@localhost/keys",
                "mongodb://app:ter2@localhost:99999999/keys",
                "mongodb://app:ter2@localhost/keys?authMechanism=ter2"
            })
    void a_url_that_cannot_be_read_is_told_without_its_credential(String url) {
        Throwable failure = catchThrowable(() -> provider.open(StoreConfig.of(url)));

        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no URL of MongoDB: write it as mongodb://host:port/database");
        assertThat(printed(failure).replace("authMechanism=ter2", "")).doesNotContain("ter2");
    }

    @Test
    void a_name_that_dns_does_not_know_is_told() {
        StoreConfig config = StoreConfig.of("mongodb+srv://app:hunter2@nowhere.keystile.invalid/keys");

        Throwable failure = catchThrowable(() -> provider.open(config));

        assertThat(failure).isInstanceOf(StoreException.class).hasMessageContaining("nowhere.keystile.invalid");
        assertThat(printed(failure)).doesNotContain("hunter2");
    }

    @Test
    void a_password_given_as_an_option_is_not_told() throws IOException {
        StoreConfig config = StoreConfig.of("mongodb://localhost:" + closedPort())
                .with("username", "app")
                .with("password", "hunter2")
                .with("timeout", "300ms");

        Throwable failure = catchThrowable(() -> provider.open(config));

        assertThat(printed(failure)).contains("refused").doesNotContain("hunter2");
        assertThat(MongoSettings.of(config).toString()).doesNotContain("hunter2");
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
