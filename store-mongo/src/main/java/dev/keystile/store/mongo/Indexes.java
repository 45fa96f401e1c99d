package dev.keystile.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.keystile.spi.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The indexes that lists are read by. They are made when missing; several nodes may do so at once. */
final class Indexes {
    static final BsonDocument NEWEST_FIRST =
            new BsonDocument(Names.CREATED_AT, new BsonInt32(-1)).append(Names.ID, new BsonInt32(-1));
    static final BsonDocument OLDEST_FIRST =
            new BsonDocument(Names.CREATED_AT, new BsonInt32(1)).append(Names.ID, new BsonInt32(1));
    /** What a filter must say, word for word, for the index of revoked keys to be used. */
    static final Bson IS_REVOKED = Filters.type(Names.REVOKED_AT, BsonType.DATE_TIME);
    /** What a filter must say, word for word, for the index of keys with an end to be used. */
    static final Bson HAS_END = Filters.type(Names.EXPIRES_AT, BsonType.DATE_TIME);

    static final Wanted ALL = new Wanted("all", NEWEST_FIRST, null);
    static final Wanted OF_OWNER = new Wanted("of-owner", ofOwner(), null);
    /** A purge asks for the few that are revoked or have expired among all keys: without these it would read them all. */
    static final Wanted REVOKED = new Wanted("revoked", NEWEST_FIRST, IS_REVOKED);
    /** It holds the end as well, so that keys whose end is still to come are passed over without being read. */
    static final Wanted EXPIRING = new Wanted("expiring", newestFirstWithEnd(), HAS_END);

    /** For a collection that holds keys already; an empty one takes no time. */
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(1);

    private Indexes() {}

    /**
     * An index that there should be, under whatever name.
     *
     * @param name the name if it is made here
     * @param key the fields
     * @param onlyOf which documents it holds; {@code null} for all
     */
    record Wanted(String name, BsonDocument key, @Nullable Bson onlyOf) {
        boolean is(BsonDocument index) {
            return key.equals(index.get("key"))
                    && Objects.equals(
                            onlyOf == null ? null : onlyOf.toBsonDocument(), index.get("partialFilterExpression"));
        }

        IndexModel model() {
            return new IndexModel(key, new IndexOptions().name(name).partialFilterExpression(onlyOf));
        }

        /** The command that makes it, for the server's shell. */
        String command(String collection) {
            BsonDocument options = new BsonDocument("name", new BsonString(name));
            if (onlyOf != null) {
                options.append("partialFilterExpression", onlyOf.toBsonDocument());
            }
            return "db." + collection + ".createIndex(" + key.toJson() + ", " + options.toJson() + ");";
        }
    }

    /**
     * Makes the collection fit for use.
     *
     * @throws StoreException if it is not, or the indexes cannot be made
     */
    static void prepare(MongoCollection<BsonDocument> keys) {
        List<IndexModel> missing = missing(keys).stream().map(Wanted::model).toList();
        if (!missing.isEmpty()) {
            MongoCollection<BsonDocument> patient = keys.withTimeout(LONGEST_BUILD.toSeconds(), TimeUnit.SECONDS);
            Failures.guard("make its indexes", () -> patient.createIndexes(missing));
        }
    }

    /**
     * Tells which indexes there should be, and are not.
     *
     * @throws StoreException if the collection is not fit for any
     */
    static List<Wanted> missing(MongoCollection<BsonDocument> keys) {
        List<BsonDocument> present = Failures.guard(
                "list its indexes", () -> keys.listIndexes(BsonDocument.class).into(new ArrayList<>()));
        // The index on _id has the collation of the whole collection.
        if (present.stream().anyMatch(index -> index.containsKey("collation"))) {
            throw new StoreException(
                    "the collection " + keys.getNamespace() + " has a collation, by which texts may be equal that are"
                            + " not the same: use a collection without one",
                    null);
        }
        return wanted().filter(wanted -> present.stream().noneMatch(wanted::is)).toList();
    }

    static Stream<Wanted> wanted() {
        return Stream.of(ALL, OF_OWNER, REVOKED, EXPIRING);
    }

    private static BsonDocument newestFirstWithEnd() {
        return NEWEST_FIRST.clone().append(Names.EXPIRES_AT, new BsonInt32(1));
    }

    private static BsonDocument ofOwner() {
        BsonDocument index = new BsonDocument(Names.OWNER, new BsonInt32(1));
        index.putAll(NEWEST_FIRST);
        return index;
    }
}
