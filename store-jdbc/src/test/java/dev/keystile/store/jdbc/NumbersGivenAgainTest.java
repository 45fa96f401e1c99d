package dev.keystile.store.jdbc;

import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** an H2 that is killed may give numbers of the change log again that rows have already. */
class NumbersGivenAgainTest {
    private final StoreConfig config = TestDatabase.H2_MEMORY.ready();
    private final KeyStore store = new JdbcKeyStoreProvider().open(config);

    @BeforeEach
    void forgetTheLastNumbers() {
        for (int i = 1; i <= 4; i++) {
            store.insert(key("k" + i));
        }
        TestDatabase.execute(config, "ALTER TABLE keystile_change ALTER COLUMN seq RESTART WITH 2");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_key_can_be_inserted_all_the_same() {
        store.insert(key("new"));

        assertThat(store.find("new")).contains(key("new"));
    }

    @Test
    void a_key_can_be_changed_all_the_same() {
        assertThat(store.update(key("k1"))).isTrue();
    }

    @Test
    void an_id_that_is_taken_is_told_as_before() {
        assertThatThrownBy(() -> store.insert(key("k1"))).isInstanceOf(DuplicateKeyException.class);
    }
}
