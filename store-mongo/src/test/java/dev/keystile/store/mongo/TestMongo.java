package dev.keystile.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.bson.BsonDocument;
import org.bson.BsonString;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** The servers that the tests share, each started when it is first asked for. What harms one starts its own. */
final class TestMongo {
    private static final class Standalone {
        static final MongoServer SERVER = MongoServer.standalone();
    }

    private static final class OfOne {
        static final MongoReplicaSet SET = MongoReplicaSet.of(1);
    }

    private static final class OfThree {
        static final MongoReplicaSet SET = MongoReplicaSet.of(3);
    }

    private TestMongo() {}

    /** A database of its own. */
    static StoreConfig standalone() {
        return fresh(Standalone.SERVER::url);
    }

    /** A database of its own. */
    static StoreConfig replicaSetOfOne() {
        return fresh(OfOne.SET::url);
    }

    /** A database of its own. */
    static StoreConfig replicaSetOfThree() {
        return fresh(OfThree.SET::url);
    }

    /** Has the set of three elect another primary, which takes a moment. */
    static void stepDown() {
        OfThree.SET.stepDown();
    }

    /** A database of its own; with patience, since the machine may be busy with other tests. */
    static StoreConfig fresh(Function<String, String> url) {
        return StoreConfig.of(url.apply("keys-" + UUID.randomUUID())).with("timeout", "20s");
    }

    static KeyStore open(StoreConfig config) {
        return new MongoKeyStoreProvider().open(config);
    }

    static MongoClient client(StoreConfig config) {
        return MongoClients.create(config.url());
    }

    static MongoDatabase database(MongoClient client, StoreConfig config) {
        return client.getDatabase(Objects.requireNonNull(new ConnectionString(config.url()).getDatabase()));
    }

    /** Puts a hand into the collection, behind the store's back. */
    static void update(MongoClient client, StoreConfig config, String id, String update) {
        database(client, config)
                .getCollection(MongoSettings.DEFAULT_COLLECTION)
                .updateOne(new BsonDocument("_id", new BsonString(id)), BsonDocument.parse(update));
    }
}
