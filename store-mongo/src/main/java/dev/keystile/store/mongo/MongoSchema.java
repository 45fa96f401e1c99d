package dev.keystile.store.mongo;

import com.mongodb.client.MongoCollection;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreSchema;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** The indexes of a MongoDB store. A script needs no server. */
final class MongoSchema implements StoreSchema {
    private final StoreConfig config;
    private final MongoSettings settings;
    private @Nullable Client client;

    MongoSchema(StoreConfig config, MongoSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public String script() {
        return Indexes.wanted()
                .map(index -> index.command(settings.collection()) + "\n")
                .collect(Collectors.joining(
                        "",
                        "// The indexes of Keystile's keys, for mongosh. Running it again does no harm.\n"
                                + "db = db.getSiblingDB(\"" + Client.database(config, settings) + "\");\n",
                        ""));
    }

    @Override
    public List<String> missing() {
        MongoCollection<BsonDocument> keys = keys();
        return Indexes.missing(keys).stream()
                .map(index -> "the collection " + keys.getNamespace() + " lacks the index " + index.name())
                .toList();
    }

    @Override
    public void apply() {
        Indexes.prepare(keys());
    }

    private MongoCollection<BsonDocument> keys() {
        Client open = client;
        if (open == null) {
            open = Client.open(config, settings);
            client = open;
        }
        return settings.builder(open.client().getDatabase(open.database())).keys();
    }

    @Override
    public void close() {
        if (client != null) {
            client.client().close();
        }
    }
}
