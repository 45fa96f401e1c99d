package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaTest {
    private static final int NODES = 3;

    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    /** R-21 of the list of faults. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nodes_that_start_at_once_on_an_empty_database_all_succeed(TestDatabase kind) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            for (int round = 0; round < rounds(kind); round++) {
                StoreConfig config = kind.empty().with("schema", "create").with("pool-size", "1");
                CyclicBarrier start = new CyclicBarrier(NODES);
                List<Future<KeyStore>> stores = new ArrayList<>();
                for (int node = 0; node < NODES; node++) {
                    stores.add(nodes.submit(() -> {
                        start.await();
                        return provider.open(config);
                    }));
                }
                for (Future<KeyStore> store : stores) {
                    try (KeyStore open = store.get()) {
                        assertThat(open.find("nobody")).isEmpty();
                    }
                }
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private static int rounds(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL, H2_MEMORY, H2_FILE -> 50;
            default -> 10;
        };
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void missing_tables_are_told_with_the_file_to_run_and_the_option_to_set(TestDatabase kind) {
        StoreConfig config = kind.empty().with("schema", "check");

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has no Keystile tables: run schema-")
                .hasMessageContaining("schema=create");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tables_newer_than_the_code_are_refused(TestDatabase kind) {
        StoreConfig config = kind.ready();
        TestDatabase.execute(config, "INSERT INTO keystile_schema (version) VALUES (2)");

        assertThatThrownBy(() -> provider.open(config))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("have version 2, and this Keystile knows versions up to 1");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "H2_FILE", "SQLITE"})
    void an_embedded_database_gets_its_tables_unless_told_otherwise(TestDatabase kind) {
        try (KeyStore store = provider.open(kind.empty())) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void a_database_server_does_not_get_tables_unless_told_so(TestDatabase kind) {
        assertThatThrownBy(() -> provider.open(kind.empty())).hasMessageContaining("has no Keystile tables");
    }
}
