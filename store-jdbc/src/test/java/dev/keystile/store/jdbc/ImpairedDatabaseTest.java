package dev.keystile.store.jdbc;

import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.DamagedKeyException;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.UUID;

import static dev.keystile.store.jdbc.Keys.NOW;
import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * R-20 of the list of faults: a database that allows less than it should. Reads go on where they can, and a start that
 * cannot succeed says why. {@link SchemaTest} has the tables that are newer than the code.
 */
class ImpairedDatabaseTest {
    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    @Test
    void a_postgresql_that_has_become_read_only_is_read_and_refuses_writes_until_it_is_no_longer() {
        StoreConfig config = withOneKey(TestDatabase.POSTGRESQL);
        setReadOnly(config, true);

        assertReadsButRefusesWrites(config);

        setReadOnly(config, false);
        try (KeyStore store = provider.open(config)) {
            assertThat(store.update(key("k1"))).isTrue();
        }
    }

    @Test
    void an_h2_file_that_may_only_be_read_is_read() {
        StoreConfig config = withOneKey(TestDatabase.H2_FILE);

        assertReadsButRefusesWrites(copied(config, config.url() + ";ACCESS_MODE_DATA=r"));
    }

    /** On PostgreSQL alone: the MariaDB of the tests runs without users' rights. */
    @Test
    void a_user_who_may_only_read_does_so() {
        StoreConfig config = withOneKey(TestDatabase.POSTGRESQL);
        StoreConfig asUser = asNewUser(config);
        TestDatabase.execute(config, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + asUser.option("username"));

        assertReadsButRefusesWrites(asUser);
    }

    @Test
    void a_user_who_may_read_nothing_is_told_at_the_start() {
        StoreConfig asUser = asNewUser(TestDatabase.POSTGRESQL.ready());

        assertThatThrownBy(() -> provider.open(asUser))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not read the version of Keystile's tables")
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tables_of_which_one_is_missing_are_told_at_the_start(TestDatabase kind) {
        StoreConfig config = kind.ready();
        TestDatabase.execute(config, "DROP TABLE keystile_change");

        assertThatThrownBy(() -> provider.open(config.with("schema", "check")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("lacks the table keystile_change: restore it, or run schema-");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_table_that_goes_missing_is_an_outage_and_no_damage_to_a_key(TestDatabase kind) {
        StoreConfig config = withOneKey(kind);
        try (KeyStore store = provider.open(config)) {
            TestDatabase.execute(config, "ALTER TABLE keystile_key RENAME TO elsewhere");
            assertThatThrownBy(() -> store.find("k1"))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(DamagedKeyException.class)
                    .hasMessageContaining("could not");

            TestDatabase.execute(config, "ALTER TABLE elsewhere RENAME TO keystile_key");
            assertThat(store.find("k1")).contains(key("k1"));
        }
    }

    @Test
    void tables_that_cannot_be_made_are_told_at_the_start() {
        StoreConfig config = TestDatabase.POSTGRESQL.empty();
        setReadOnly(config, true);

        assertThatThrownBy(() -> provider.open(config.with("schema", "create")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PostgreSQL could not create Keystile's tables")
                .hasMessageContaining("read-only");
    }

    private void assertReadsButRefusesWrites(StoreConfig config) {
        try (KeyStore store = provider.open(config)) {
            assertThat(store.find("k1")).contains(key("k1"));
            assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("k1"));
            assertRefused(() -> store.insert(key("k2")));
            assertRefused(() -> store.update(key("k1")));
            assertRefused(() -> store.delete("k1"));
            assertRefused(() -> store.recordUse(List.of(new KeyUse("k1", 1, NOW, null))));
            assertThat(store.find("k1")).contains(key("k1"));
        }
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(StoreException.class).hasMessageContaining("could not");
    }

    private StoreConfig withOneKey(TestDatabase kind) {
        StoreConfig config = kind.ready();
        try (KeyStore store = provider.open(config)) {
            store.insert(key("k1"));
        }
        return config;
    }

    /** Counts for connections that are made from now on. */
    private static void setReadOnly(StoreConfig config, boolean value) {
        String name = config.url().replaceAll(".*/|\\?.*", "");
        TestDatabase.execute(
                StoreConfig.of(config.url().replace(name, "postgres")),
                "ALTER DATABASE " + name + " SET default_transaction_read_only = " + value);
    }

    private static StoreConfig asNewUser(StoreConfig config) {
        String user = "u" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.execute(config, "CREATE ROLE " + user + " LOGIN");
        return copied(config, config.url().replace("user=postgres", "user=" + user))
                .with("username", user);
    }

    private static StoreConfig copied(StoreConfig config, String url) {
        StoreConfig copy = StoreConfig.of(url);
        for (var option : config.options().entrySet()) {
            copy = copy.with(option.getKey(), option.getValue());
        }
        return copy;
    }
}
