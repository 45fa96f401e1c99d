package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

import static dev.keystile.store.jdbc.Keys.NOW;
import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * of the list of faults: a server that is gone, and one that accepts and never answers. The options have their
 * defaults. The tests allow for a busy machine, and for less than a driver would wait by itself: ten seconds or forever.
 */
class DeadNetworkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void calls_over_a_network_that_is_silent_fail_soon_and_go_on_when_it_is_back(TestDatabase kind) throws IOException {
        StoreConfig config = kind.ready();
        try (DeadNetwork network = new DeadNetwork(config);
                HikariDataSource pool = pool(network.through(config));
                KeyStore store = JdbcKeyStore.builder(pool).build()) {
            store.insert(key("k1"));
            await().until(() -> pool.getHikariPoolMXBean().getIdleConnections() == pool.getMaximumPoolSize());
            network.die();

            // The first takes a connection that was used just now, the others one that is asked whether it lives.
            assertFailsSoon(() -> store.find("k1"));
            assertFailsSoon(() -> store.update(key("k1")));
            assertFailsSoon(() -> store.recordUse(List.of(new KeyUse("k1", 1, NOW, null))));

            network.revive();
            await().atMost(PATIENCE.multipliedBy(2))
                    .ignoreExceptionsInstanceOf(StoreException.class)
                    .until(() -> store.find("k1").isPresent());
        }
    }

    /** In a pool that bounds nothing, as an application may have it, but for the one property that the documentation asks for. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void a_write_on_a_borrowed_connection_that_meets_the_silence_fails_soon(TestDatabase kind) throws Exception {
        StoreConfig config = kind.ready();
        try (DeadNetwork network = new DeadNetwork(config);
                Connection only = TestDatabase.connect(documented(network.through(config)));
                KeyStore store =
                        JdbcKeyStore.builder(OneConnection.lending(only)).build()) {
            store.insert(key("k1"));
            network.die();

            assertFailsSoon(() -> store.update(key("k1")));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void a_start_over_a_network_that_is_silent_fails_soon(TestDatabase kind) throws IOException {
        StoreConfig config = kind.ready();
        try (DeadNetwork network = new DeadNetwork(config)) {
            network.die();

            assertFailsSoon(() -> provider.open(network.through(config)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void calls_to_a_server_that_is_gone_fail_soon(TestDatabase kind) throws IOException {
        StoreConfig config = kind.ready();
        DeadNetwork network = new DeadNetwork(config);
        try (KeyStore store = provider.open(network.through(config))) {
            store.insert(key("k1"));
            network.close();

            assertFailsSoon(() -> store.find("k1"));
            assertFailsSoon(() -> store.update(key("k1")));
        }
    }

    private static StoreConfig documented(StoreConfig config) {
        boolean isPostgres = config.url().startsWith("jdbc:postgresql:");
        return isPostgres ? StoreConfig.of(config.url() + "&cancelSignalTimeout=1") : config;
    }

    private static HikariDataSource pool(StoreConfig config) {
        return Pool.open(config, PoolSettings.of(config));
    }

    private static void assertFailsSoon(Runnable call) {
        long start = System.nanoTime();
        assertThatThrownBy(call::run).isInstanceOf(StoreException.class);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(PATIENCE);
    }
}
