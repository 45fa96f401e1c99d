package dev.keystile.faults.crash;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.StoreConfig;
import org.bson.Document;

/** A store in MongoDB, whose documents are looked through: its files are compressed. */
record InMongo(MongoServer server) implements Written {
    private static final String DATABASE = "crash";

    static InMongo start() {
        return new InMongo(MongoServer.standalone());
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.of(server.url(DATABASE));
    }

    @Override
    public boolean holds(String text) {
        try (MongoClient client = MongoClients.create(server.url())) {
            MongoDatabase database = client.getDatabase(DATABASE);
            for (String collection : database.listCollectionNames()) {
                for (Document document : database.getCollection(collection).find()) {
                    if (document.toJson().contains(text)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
