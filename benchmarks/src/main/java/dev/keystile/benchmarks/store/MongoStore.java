package dev.keystile.benchmarks.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.mongo.MongoKeyStore;
import org.bson.Document;

import java.io.IOException;
import java.util.Objects;

/** Keys in MongoDB, a standalone server. The store and the plain driver share one client. */
final class MongoStore implements OpenStore {
    private static final String COLLECTION = "keystile_key";

    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoKeyStore keys;

    MongoStore(String url) {
        ConnectionString place = new ConnectionString(url);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(place)
                .applyToConnectionPoolSettings(pool -> pool.maxSize(POOL_SIZE))
                .build());
        database = client.getDatabase(Objects.requireNonNull(place.getDatabase()));
        keys = MongoKeyStore.builder(database).build();
    }

    /** A server of its own, which ends with this JVM. */
    static String freshUrl() {
        return MongoServer.standalone().url("keystile");
    }

    @Override
    public KeyStore keys() {
        return keys;
    }

    @Override
    public Object readByDriver(String id) throws IOException {
        Document key =
                database.getCollection(COLLECTION).find(Filters.eq("_id", id)).first();
        if (key == null) {
            throw new IOException("the key is gone");
        }
        return key;
    }

    @Override
    public long bytes() {
        Document size = database.runCommand(new Document("collStats", COLLECTION));
        return number(size, "storageSize") + number(size, "totalIndexSize");
    }

    private static long number(Document document, String name) {
        return ((Number) Objects.requireNonNull(document.get(name))).longValue();
    }

    @Override
    public void close() {
        keys.close();
        client.close();
    }
}
