package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.DamagedKeyException;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static dev.keystile.store.mongo.Keys.HASH;
import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** R-27 and S-23 of the attack list. */
class DamagedDocumentTest {
    private final StoreConfig config = TestMongo.replicaSetOfOne();
    private final KeyStore store = TestMongo.open(config);
    private final MongoClient client = TestMongo.client(config);
    private final LogRecorder log = new LogRecorder();

    @AfterEach
    void close() {
        log.close();
        client.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$set: {secrets: []}}",
                "{$set: {secrets: null}}",
                "{$unset: {secrets: 1}}",
                "{$set: {secrets: '" + HASH + "'}}",
                "{$set: {'secrets.0.hash': 7}}",
                "{$set: {'secrets.0.hash': ''}}",
                "{$set: {'secrets.0.createdAt': '2026-11-23'}}",
                "{$set: {'secrets.0.more': 1}}",
                "{$set: {metadata: {a: '1'}}}",
                "{$set: {metadata: [{name: 'a', value: 1}]}}",
                "{$set: {metadata: [{name: 'a', value: '1'}, {name: 'a', value: '2'}]}}",
                "{$set: {scopes: ['a b']}}",
                "{$set: {scopes: [null]}}",
                "{$set: {rateLimits: [{permits: 1.5, windowMillis: 1000}]}}",
                "{$set: {allowedNetworks: ['example.com']}}",
                "{$set: {name: ''}}",
                "{$set: {name: ['" + HASH + "']}}",
                "{$set: {enabled: 'true'}}",
                "{$set: {enabled: 1}}",
                "{$set: {version: 1}}",
                "{$set: {version: {$numberLong: '0'}}}",
                "{$set: {createdAt: 1}}",
                "{$set: {createdAt: {$date: {$numberLong: '-1'}}}}",
                "{$set: {revokedAt: {$date: '2026-11-23T00:00:00Z'}}}",
                "{$unset: {expiresAt: 1}}",
                "{$set: {more: 1}}"
            })
    void a_damaged_document_is_refused_by_its_id_alone_and_harms_no_other(String damage) {
        store.insert(key("good"));
        store.insert(key("bad"));
        TestMongo.update(client, config, "bad", damage);

        assertThatThrownBy(() -> store.find("bad"))
                .isInstanceOf(DamagedKeyException.class)
                .hasMessageStartingWith("the document of key bad is damaged")
                .hasMessageNotContaining(HASH)
                .hasNoCause();
        assertThat(store.find("good")).contains(key("good"));
        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("good"));
        assertThat(store.list(KeyQuery.all(NOW).withText("good")).items()).containsExactly(key("good"));
        assertThat(store.delete("bad")).isTrue();
    }

    @Test
    void a_damaged_document_is_named_in_the_log_of_a_list() {
        store.insert(key("bad"));
        TestMongo.update(client, config, "bad", "{$set: {secrets: []}}");

        assertThat(store.list(KeyQuery.all(NOW)).items()).isEmpty();

        assertThat(log.lines())
                .containsExactly("WARN Left out of a list: the document of key bad is damaged"
                        + " (IllegalArgumentException): put it right in the collection, or delete the key");
    }

    /** A serialised Java object of ten megabytes, where a hash should be, is bytes and nothing else. */
    @Test
    void a_blob_is_damage_and_is_never_deserialised() {
        byte[] blob = new byte[10_000_000];
        System.arraycopy(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5}, 0, blob, 0, 4);
        store.insert(key("good"));
        store.insert(key("bad"));
        TestMongo.database(client, config)
                .getCollection("keystile_key")
                .updateOne(
                        new Document("_id", "bad"),
                        new BsonDocument("$set", new BsonDocument("secrets", new BsonBinary(blob))));

        assertThatThrownBy(() -> store.find("bad")).isInstanceOf(DamagedKeyException.class);
        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("good"));
    }

    @Test
    void paging_goes_on_behind_a_damaged_document() {
        store.insert(key("a"));
        store.insert(key("b"));
        store.insert(key("c"));
        TestMongo.update(client, config, "b", "{$set: {secrets: []}}");

        Page<ApiKey> first = store.list(KeyQuery.all(NOW).withLimit(2));
        Page<ApiKey> second = store.list(KeyQuery.all(NOW).withLimit(2).withAfter(first.next()));

        assertThat(first.items()).containsExactly(key("c"));
        assertThat(second.items()).containsExactly(key("a"));
        assertThat(second.next()).isNull();
    }

    @Test
    void paging_sees_all_other_keys_when_a_document_has_no_place() {
        store.insert(key("a"));
        store.insert(key("b"));
        TestMongo.database(client, config).getCollection("keystile_key").insertOne(new Document("_id", 7));
        TestMongo.database(client, config)
                .getCollection("keystile_key")
                .insertOne(new Document("_id", new Document()).append("createdAt", NOW));

        Page<ApiKey> first = store.list(KeyQuery.all(NOW).withLimit(2));
        Page<ApiKey> second = store.list(KeyQuery.all(NOW).withLimit(2).withAfter(first.next()));

        assertThat(first.items()).containsExactly(key("b"));
        assertThat(second.items()).containsExactly(key("a"));
    }

    @Test
    void damaged_use_harms_neither_the_key_nor_the_use_of_others() {
        store.insert(key("good"));
        store.insert(key("bad"));
        TestMongo.update(client, config, "bad", "{$set: {use: 'none'}}");

        assertThat(store.find("bad")).contains(key("bad"));
        assertThat(store.usage(List.of("good", "bad"))).isEqualTo(Map.of("good", KeyUsage.NONE, "bad", KeyUsage.NONE));
        assertThat(log.lines()).singleElement().asString().contains("The use of key bad is damaged");

        store.recordUse(List.of(new KeyUse("bad", 1, NOW, null), new KeyUse("good", 1, NOW, null)));
        assertThat(store.usage(List.of("good", "bad"))).containsEntry("good", new KeyUsage(1, NOW, null));
    }
}
