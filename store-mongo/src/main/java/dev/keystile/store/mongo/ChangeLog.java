package dev.keystile.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The collection that tells which keys were changed, on a server without change streams. It is capped: the server keeps
 * its entries in the order in which they were written, and drops the oldest.
 */
final class ChangeLog {
    static final String SUFFIX = "_change";
    static final int MAX_ENTRIES = 10_000;

    private static final String KEY = "key";
    /** Room for as many entries with the longest ids. */
    private static final long MAX_BYTES = 1 << 20;

    private static final int EXISTS_ALREADY = 48;

    private final MongoCollection<BsonDocument> entries;

    private ChangeLog(MongoCollection<BsonDocument> entries) {
        this.entries = entries;
    }

    /**
     * Opens the log, and makes it if it is missing; several nodes may do so at once.
     *
     * @throws dev.keystile.spi.StoreException if the server does not answer
     */
    static ChangeLog open(MongoDatabase database, MongoCollection<BsonDocument> entries) {
        ChangeLog log = new ChangeLog(entries);
        Failures.guard("make the log of changes", () -> {
            if (entries.listIndexes(BsonDocument.class).first() == null) {
                create(database, entries.getNamespace().getCollectionName());
            }
            if (log.newest() == null) {
                // One cannot wait at the end of an empty collection.
                log.append(List.of(""));
            }
            return log;
        });
        return log;
    }

    private static void create(MongoDatabase database, String name) {
        try {
            database.createCollection(
                    name,
                    new CreateCollectionOptions()
                            .capped(true)
                            .sizeInBytes(MAX_BYTES)
                            .maxDocuments(MAX_ENTRIES));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != EXISTS_ALREADY) {
                throw e;
            }
        }
    }

    MongoCollection<BsonDocument> entries() {
        return entries;
    }

    void append(List<String> keyIds) {
        entries.insertMany(keyIds.stream().map(ChangeLog::entry).toList());
    }

    private static BsonDocument entry(String keyId) {
        return new BsonDocument(Names.ID, new BsonObjectId()).append(KEY, new BsonString(keyId));
    }

    static String keyId(BsonDocument entry) {
        return entry.getString(KEY).getValue();
    }

    static ObjectId place(BsonDocument entry) {
        return entry.getObjectId(Names.ID).getValue();
    }

    /** The place of the entry that was written last. */
    @Nullable ObjectId newest() {
        BsonDocument newest =
                entries.find().sort(BsonDocument.parse("{$natural: -1}")).first();
        return newest == null ? null : place(newest);
    }

    boolean has(ObjectId place) {
        return entries.find(Filters.eq(Names.ID, place)).first() != null;
    }
}
