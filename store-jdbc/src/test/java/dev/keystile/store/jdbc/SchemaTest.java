package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import dev.keystile.spi.StoreSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_is_missing_is_told_and_made_without_opening_a_store(TestDatabase kind) {
        StoreConfig config = kind.empty().with("schema", "check");
        try (StoreSchema schema = provider.schema(config).orElseThrow()) {
            assertThat(schema.missing()).singleElement().asString().contains("has no Keystile tables");

            schema.apply();
            schema.apply();

            assertThat(schema.missing()).isEmpty();
        }
        provider.open(config).close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_single_table_that_is_missing_is_made_again(TestDatabase kind) {
        StoreConfig config = kind.ready();
        TestDatabase.execute(config, "DROP TABLE keystile_change");
        try (StoreSchema schema = provider.schema(config).orElseThrow()) {
            assertThat(schema.missing()).singleElement().asString().contains("lacks the table keystile_change");

            schema.apply();

            assertThat(schema.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_script_is_the_file_of_the_database(TestDatabase kind) throws IOException {
        StoreConfig config = kind.empty();
        String file = switch (kind) {
            case H2_MEMORY, H2_FILE -> "schema-h2.sql";
            case SQLITE -> "schema-sqlite.sql";
            case POSTGRESQL -> "schema-postgresql.sql";
            case MARIADB -> "schema-mariadb.sql";
            case MYSQL_ON_MARIADB -> "schema-mysql.sql";
        };
        try (StoreSchema schema = provider.schema(config).orElseThrow()) {
            assertThat(schema.script())
                    .isEqualTo(Files.readString(
                            Path.of("src", "main", "resources", "dev", "keystile", "store", "jdbc", file)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:1/app, PostgreSQL",
        "jdbc:h2:tcp://localhost:1/app, H2",
        "jdbc:mysql://localhost:1/app, MySQL",
        "jdbc:mariadb://localhost:1/app, MariaDB"
    })
    void a_script_needs_no_database(String url, String product) {
        StoreConfig config = StoreConfig.of(url).with("connection-timeout", "250ms");
        try (StoreSchema schema = provider.schema(config).orElseThrow()) {
            assertThat(schema.script()).startsWith("-- Keystile's tables on " + product);
        }
    }

    @Test
    void a_database_out_of_reach_is_told_by_what_needs_it() {
        StoreConfig config = StoreConfig.of("jdbc:postgresql://localhost:1/app").with("connection-timeout", "250ms");
        try (StoreSchema schema = provider.schema(config).orElseThrow()) {
            assertThatThrownBy(schema::missing)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("out of reach");
            assertThatThrownBy(schema::apply).isInstanceOf(StoreException.class).hasMessageContaining("out of reach");
        }
    }

    @Test
    void a_schema_refuses_what_a_store_would_refuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> provider.schema(StoreConfig.of("jdbc:h2:mem:x").with("colour", "red")))
                .withMessageContaining("colour");
    }
}
