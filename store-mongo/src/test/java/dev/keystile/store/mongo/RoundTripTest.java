package dev.keystile.store.mongo;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

/** What the store asks of the server, and in how many round trips. */
class RoundTripTest {
    private final StoreConfig config = TestMongo.replicaSetOfOne();
    private final Spy spy = new Spy(config);
    private KeyStore store;

    @BeforeEach
    void open() {
        // As an application may have set it: the store takes none of this.
        var database = TestMongo.database(spy.client(), config)
                .withWriteConcern(WriteConcern.UNACKNOWLEDGED)
                .withReadPreference(ReadPreference.secondary());
        store = MongoKeyStore.builder(database).timeout(Duration.ofSeconds(20)).build();
        store.insert(key("k1"));
        store.insert(key("k2"));
        spy.commands.clear();
    }

    @AfterEach
    void close() {
        store.close();
        spy.close();
    }

    @Test
    void a_key_is_found_in_one_round_trip() {
        assertThat(store.find("k1")).contains(key("k1"));

        assertThat(spy.commands).containsExactly("find");
    }

    @Test
    void a_text_that_cannot_be_an_id_is_not_looked_up() {
        assertThat(store.find("k1\0")).isEmpty();
        assertThat(store.find("k".repeat(65))).isEmpty();
        assertThat(store.find("\uD800")).isEmpty();
        assertThat(store.delete("")).isFalse();
        assertThat(store.delete("", 1)).isFalse();
        assertThat(store.usage(List.of("$where"))).isEmpty();

        assertThat(spy.commands).isEmpty();
    }

    @Test
    void each_write_is_one_round_trip() {
        assertThat(store.update(key("k1").toBuilder().name("new").build())).isTrue();
        assertThat(store.update(key("k1").toBuilder().name("late").build())).isFalse();
        assertThat(store.delete("k1", 2)).isTrue();
        assertThat(store.delete("k2")).isTrue();
        store.insert(key("k3"));

        assertThat(spy.commands).containsExactly("update", "update", "delete", "delete", "insert");
    }

    @Test
    void a_page_is_one_round_trip() {
        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("k2"), key("k1"));

        assertThat(spy.commands).containsExactly("find");
    }

    @Test
    void a_text_longer_than_any_name_is_not_looked_for() {
        KeyQuery query = KeyQuery.all(NOW).withText("x".repeat(201));

        assertThat(store.list(query).items()).isEmpty();
        assertThat(spy.commands).isEmpty();
    }

    @Test
    void use_is_recorded_and_read_in_one_round_trip_each() {
        store.recordUse(List.of(new KeyUse("k2", 1, NOW, null), new KeyUse("k1", 2, NOW, "203.0.113.7")));
        assertThat(store.usage(List.of("k1", "k2"))).hasSize(2);

        assertThat(spy.commands).containsExactly("update", "find");
    }

    @Test
    void no_use_is_no_round_trip() {
        store.recordUse(List.of());
        assertThat(store.usage(List.of())).isEmpty();

        assertThat(spy.commands).isEmpty();
    }
}
