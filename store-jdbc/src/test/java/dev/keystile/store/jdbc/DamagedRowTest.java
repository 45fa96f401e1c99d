package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static dev.keystile.store.jdbc.Keys.HASH;
import static dev.keystile.store.jdbc.Keys.NOW;
import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** R-27 and S-23 of the attack list. */
class DamagedRowTest {
    private final StoreConfig config = TestDatabase.H2_MEMORY.ready();
    private final KeyStore store = new JdbcKeyStoreProvider().open(config);

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets = ''",
                "secrets = 'no json'",
                "secrets = '[]'",
                "secrets = '{}'",
                "secrets = '[{\"hash\":\"" + HASH + "\"}]'",
                "secrets = '[{\"hash\":\"" + HASH + "\",\"createdAt\":\"today\",\"expiresAt\":null}]'",
                "secrets = '[{\"hash\":\"" + HASH + "\",\"createdAt\":1,\"expiresAt\":null,\"more\":1}]'",
                "secrets = '[{\"hash\":\"" + HASH + "\",\"createdAt\":1,\"expiresAt\":null}]{}'",
                "metadata = '[]'",
                "metadata = '{\"a\":1}'",
                "metadata = '{\"a\":\"1\",\"a\":\"2\"}'",
                "scopes = '[\"a b\"]'",
                "scopes = '[null]'",
                "scopes = '[\"a\"'",
                "rate_limits = '[{\"permits\":1.5,\"windowMillis\":1000}]'",
                "allowed_networks = '[\"example.com\"]'",
                "name = ''",
                "version = 0",
                "created_at = -1",
                "revoked_at = 1"
            })
    void a_damaged_row_is_refused_by_its_id_alone_and_harms_no_other(String damage) {
        store.insert(key("good"));
        store.insert(key("bad"));
        TestDatabase.execute(config, "UPDATE keystile_key SET " + damage + " WHERE id = 'bad'");

        assertThatThrownBy(() -> store.find("bad"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the row of key bad is damaged")
                .hasMessageNotContaining(HASH)
                .hasNoCause();
        assertThat(store.find("good")).contains(key("good"));
        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("good"));
        assertThat(store.delete("bad")).isTrue();
    }

    @Test
    void a_column_that_is_null_against_the_schema_is_damage_too() {
        store.insert(key("bad"));
        TestDatabase.execute(config, "ALTER TABLE keystile_key ALTER COLUMN secrets SET NULL");
        TestDatabase.execute(config, "UPDATE keystile_key SET secrets = NULL");

        assertThatThrownBy(() -> store.find("bad")).hasMessageContaining("the row of key bad is damaged");
    }

    @Test
    void paging_goes_on_behind_a_damaged_row() {
        store.insert(key("a"));
        store.insert(key("b"));
        store.insert(key("c"));
        TestDatabase.execute(config, "UPDATE keystile_key SET secrets = '' WHERE id = 'b'");

        Page<ApiKey> first = store.list(KeyQuery.all(NOW).withLimit(2));
        Page<ApiKey> second = store.list(KeyQuery.all(NOW).withLimit(2).withAfter(first.next()));

        assertThat(first.items()).containsExactly(key("c"));
        assertThat(second.items()).containsExactly(key("a"));
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at = -1", "created_at = 999999999999999", "id = 'not an id'"})
    void paging_sees_all_other_keys_when_a_damaged_row_has_no_place(String damage) {
        store.insert(key("a"));
        store.insert(key("b"));
        store.insert(key("c"));
        TestDatabase.execute(config, "UPDATE keystile_key SET " + damage + " WHERE id = 'b'");

        Page<ApiKey> first = store.list(KeyQuery.all(NOW).withLimit(2));
        List<ApiKey> seen = new ArrayList<>(first.items());
        if (first.next() != null) {
            seen.addAll(store.list(KeyQuery.all(NOW).withLimit(2).withAfter(first.next()))
                    .items());
        }

        assertThat(seen).containsExactly(key("c"), key("a"));
    }

    @Test
    void what_the_database_says_of_a_row_that_it_refuses_is_not_told() {
        TestDatabase.execute(config, "ALTER TABLE keystile_key ADD CONSTRAINT odd CHECK (name <> 'a key')");

        assertThatThrownBy(() -> store.insert(key("k")))
                .isInstanceOf(StoreException.class)
                .hasMessage("H2 could not insert a key (SQLState 23513)")
                .hasNoCause();
    }
}
