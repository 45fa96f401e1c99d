package dev.keystile.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import dev.keystile.model.ApiKey;
import dev.keystile.spi.DuplicateKeyException;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads and writes single keys. Each key is one document, so that each write is one step. */
final class KeyCollection {
    private static final Bson WITHOUT_USE = Projections.exclude(Names.USE);

    private final MongoCollection<BsonDocument> reads;
    private final MongoCollection<BsonDocument> writes;
    private final Consumer<List<String>> changeLog;

    /**
     * Works on a collection.
     *
     * @param reads the collection as it is read
     * @param writes the same collection as it is written
     * @param changeLog where changes are written down, if the server does not do so itself; called after each change and
     *     before it is acknowledged
     */
    KeyCollection(
            MongoCollection<BsonDocument> reads,
            MongoCollection<BsonDocument> writes,
            Consumer<List<String>> changeLog) {
        this.reads = reads;
        this.writes = writes;
        this.changeLog = changeLog;
    }

    Optional<ApiKey> find(String id) {
        return Failures.guard(
                        "find a key",
                        () -> Optional.ofNullable(reads.find(idIs(id), RawBsonDocument.class)
                                .projection(WITHOUT_USE)
                                .first()))
                .map(KeyReader::read);
    }

    void insert(ApiKey key) {
        BsonDocument document = KeyDocument.of(key);
        try {
            writes.insertOne(document);
            changeLog.accept(List.of(key.id()));
        } catch (MongoException | IllegalStateException e) {
            throw isDuplicate(e) ? new DuplicateKeyException(key.id(), null) : Failures.of("insert a key", e);
        }
    }

    /** Adds keys with different ids, and tells the ids that were taken. */
    Set<String> insertAll(List<ApiKey> keys) {
        return Failures.guard("insert keys", () -> {
            Set<String> taken = takenOf(keys);
            List<String> added = keys.stream()
                    .map(ApiKey::id)
                    .filter(id -> !taken.contains(id))
                    .toList();
            if (!added.isEmpty()) {
                changeLog.accept(added);
            }
            return taken;
        });
    }

    private Set<String> takenOf(List<ApiKey> keys) {
        try {
            writes.insertMany(keys.stream().map(KeyDocument::of).toList(), new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            boolean isAllTaken = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!isAllTaken) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(error -> keys.get(error.getIndex()).id())
                    .collect(Collectors.toSet());
        }
    }

    /** One step compares the version, protects a revocation and writes. What a key is born with stays. */
    boolean update(ApiKey key) {
        Bson filter = Filters.and(idIs(key.id()), versionIs(key.version()), mayBecome(key));
        BsonDocument update = new BsonDocument("$set", KeyDocument.changeable(key))
                .append("$inc", new BsonDocument(Names.VERSION, new BsonInt64(1)));
        return Failures.guard("update a key", () -> {
            boolean written = writes.updateOne(filter, update).getMatchedCount() > 0;
            return told(key.id(), written);
        });
    }

    boolean delete(String id) {
        return delete(id, idIs(id));
    }

    boolean delete(String id, long version) {
        return delete(id, Filters.and(idIs(id), versionIs(version)));
    }

    private boolean delete(String id, Bson filter) {
        return Failures.guard("delete a key", () -> {
            boolean deleted = writes.deleteOne(filter).getDeletedCount() > 0;
            return told(id, deleted);
        });
    }

    private boolean told(String id, boolean changed) {
        if (changed) {
            changeLog.accept(List.of(id));
        }
        return changed;
    }

    private static Bson idIs(String id) {
        return Filters.eq(Names.ID, new BsonString(id));
    }

    private static Bson versionIs(long version) {
        return Filters.eq(Names.VERSION, new BsonInt64(version));
    }

    /** Not revoked yet, or revoked as the update says. */
    private static Bson mayBecome(ApiKey key) {
        Bson notRevoked = Filters.eq(Names.REVOKED_AT, BsonNull.VALUE);
        return key.revokedAt() == null
                ? notRevoked
                : Filters.or(
                        notRevoked,
                        Filters.and(
                                Filters.eq(Names.REVOKED_AT, Values.time(key.revokedAt())),
                                Filters.eq(Names.REVOKED_REASON, Values.text(key.revokedReason()))));
    }

    private static boolean isDuplicate(RuntimeException e) {
        return e instanceof MongoWriteException failure
                && failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
