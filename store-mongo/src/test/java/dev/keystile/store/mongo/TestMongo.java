package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.bson.BsonDocument;

import java.util.UUID;
import java.util.function.Function;

/** The servers that the tests share, each started when it is first asked for. What breaks one starts its own. */
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

    static StoreConfig fresh(Function<String, String> url) {
        // The first start of a server on a busy machine may take longer than a request should.
        return StoreConfig.of(url.apply("keys-" + UUID.randomUUID())).with("timeout", "20s");
    }

    static KeyStore open(StoreConfig config) {
        return new MongoKeyStoreProvider().open(config);
    }

    /** For a look into a store's collection, or a hand in it. */
    static MongoCollection<BsonDocument> keys(MongoClient client, StoreConfig config) {
        String path = config.url().substring(config.url().lastIndexOf('/') + 1);
        return client.getDatabase(path.split("\\?", -1)[0]).getCollection("keystile_key", BsonDocument.class);
    }

    static MongoClient client(StoreConfig config) {
        return MongoClients.create(config.url());
    }
}
