package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;

import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an import does to the database beyond what every store promises. */
class ImportTest {
    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    private static List<ApiKey> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> key("k" + i)).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_batch_that_cannot_be_told_to_other_nodes_is_not_written(TestDatabase kind) {
        StoreConfig config = kind.ready();
        try (KeyStore store = provider.open(config)) {
            TestDatabase.execute(config, "DROP TABLE keystile_change");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.insertAll(keys(120)))
                    .withMessageContaining("could not insert keys");

            assertThat(store.find("k0")).isEmpty();
            assertThat(store.find("k119")).isEmpty();
        }
    }

    @Test
    void an_import_that_ended_early_goes_on_when_it_is_called_again() {
        StoreConfig config = TestDatabase.H2_MEMORY.ready();
        try (KeyStore store = provider.open(config)) {
            store.insertAll(keys(700));

            assertThat(store.insertAll(keys(1500))).hasSize(700).contains("k0", "k699");
            assertThat(store.find("k1499")).isPresent();
        }
    }

    @Test
    void a_thousand_keys_cost_two_transactions() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:import;DB_CLOSE_DELAY=-1");
        SpyDataSource spy = new SpyDataSource(h2);
        try (KeyStore store = JdbcKeyStore.builder(spy.dataSource()).build()) {
            spy.calls.clear();

            store.insertAll(keys(1000));

            assertThat(spy.roundTrips())
                    .hasSize(16)
                    .filteredOn("commit"::equals)
                    .hasSize(2);
        }
    }
}
