package dev.keystile.store.jdbc;

import dev.keystile.model.KeyUse;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import static dev.keystile.store.jdbc.Keys.NOW;
import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

/** What the store asks of the database, and in how many round trips. */
class RoundTripTest {
    private final JdbcDataSource h2 = new JdbcDataSource();
    private final SpyDataSource spy = new SpyDataSource(h2);
    private Connection keepsDatabase;
    private JdbcKeyStore store;

    @BeforeEach
    void open() throws SQLException {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        keepsDatabase = h2.getConnection();
        store = JdbcKeyStore.builder(spy.dataSource()).build();
        store.insert(key("k1"));
        store.insert(key("k2"));
        spy.calls.clear();
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        keepsDatabase.close();
    }

    @Test
    void a_key_is_found_in_one_round_trip() {
        assertThat(store.find("k1")).contains(key("k1"));

        assertThat(spy.roundTrips()).containsExactly("executeQuery");
    }

    @Test
    void a_text_that_cannot_be_an_id_is_not_looked_up() {
        assertThat(store.find("k1\0")).isEmpty();
        assertThat(store.find("k".repeat(65))).isEmpty();
        assertThat(store.delete("")).isFalse();

        assertThat(spy.calls).isEmpty();
    }

    @Test
    void an_update_is_one_statement_one_entry_in_the_change_log_and_a_commit() {
        assertThat(store.update(key("k1").toBuilder().name("new").build())).isTrue();

        assertThat(spy.roundTrips()).containsExactly("executeUpdate", "executeUpdate", "commit");
    }

    @Test
    void a_refused_update_writes_nothing_to_the_change_log() {
        assertThat(store.update(key("k1").toBuilder().version(7).build())).isFalse();

        assertThat(spy.roundTrips()).containsExactly("executeUpdate", "commit");
    }

    @Test
    void use_is_recorded_in_one_batch() {
        store.recordUse(List.of(new KeyUse("k2", 1, NOW, null), new KeyUse("k1", 2, NOW, "203.0.113.7")));

        assertThat(spy.roundTrips()).containsExactly("executeBatch", "commit");
        assertThat(store.usage(List.of("k1")).get("k1").useCount()).isEqualTo(2);
    }

    @Test
    void no_use_is_no_round_trip() {
        store.recordUse(List.of());

        assertThat(spy.calls).isEmpty();
    }
}
