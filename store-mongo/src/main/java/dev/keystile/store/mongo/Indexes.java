package dev.keystile.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import dev.keystile.spi.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The indexes that lists are read by. They are made when missing; several nodes may do so at once. */
final class Indexes {
    static final BsonDocument NEWEST_FIRST =
            new BsonDocument(Names.CREATED_AT, new BsonInt32(-1)).append(Names.ID, new BsonInt32(-1));
    static final BsonDocument OF_OWNER = ofOwner();

    /** For a collection that holds keys already; an empty one takes no time. */
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(1);

    private Indexes() {}

    /**
     * Makes the collection fit for use.
     *
     * @throws StoreException if it is not, or the indexes cannot be made
     */
    static void prepare(MongoCollection<BsonDocument> keys) {
        List<BsonDocument> present = Failures.guard(
                "list its indexes", () -> keys.listIndexes(BsonDocument.class).into(new ArrayList<>()));
        // The index on _id has the collation of the whole collection.
        if (present.stream().anyMatch(index -> index.containsKey("collation"))) {
            throw new StoreException(
                    "the collection " + keys.getNamespace() + " has a collation, by which texts may be equal that are"
                            + " not the same: use a collection without one",
                    null);
        }
        List<IndexModel> missing = Stream.of(NEWEST_FIRST, OF_OWNER)
                .filter(wanted -> present.stream().noneMatch(index -> wanted.equals(index.get("key"))))
                .map(IndexModel::new)
                .toList();
        if (!missing.isEmpty()) {
            MongoCollection<BsonDocument> patient = keys.withTimeout(LONGEST_BUILD.toSeconds(), TimeUnit.SECONDS);
            Failures.guard("make its indexes", () -> patient.createIndexes(missing));
        }
    }

    private static BsonDocument ofOwner() {
        BsonDocument index = new BsonDocument(Names.OWNER, new BsonInt32(1));
        index.putAll(NEWEST_FIRST);
        return index;
    }
}
