package dev.keystile.store.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The collections as each kind of call needs them, whatever the application has set its client to.
 *
 * @param finds to read one key: of the primary, as the settings say
 * @param lists to read many: of the primary, with more time than a request has
 * @param writes to change keys: acknowledged by a majority of journals
 * @param uses to record use, of which the last seconds may be lost: acknowledged by the primary
 * @param changes to follow changes, with more time than a request has
 * @param changeLog the log of changes, as keys are written
 * @param changeLogReads the log of changes, as changes are followed
 */
record Handles(
        MongoCollection<BsonDocument> finds,
        MongoCollection<BsonDocument> lists,
        MongoCollection<BsonDocument> writes,
        MongoCollection<BsonDocument> uses,
        MongoCollection<BsonDocument> changes,
        MongoCollection<BsonDocument> changeLog,
        MongoCollection<BsonDocument> changeLogReads) {
    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    /**
     * Takes the collections.
     *
     * @param database the {@link #base}
     * @param timeout the timeout of the base
     * @param findConcern how single keys are read
     */
    static Handles of(MongoDatabase database, String collection, Duration timeout, ReadConcern findConcern) {
        MongoCollection<BsonDocument> keys = database.getCollection(collection, BsonDocument.class)
                .withReadConcern(ReadConcern.LOCAL)
                .withWriteConcern(DURABLE);
        MongoCollection<BsonDocument> log = database.getCollection(collection + ChangeLog.SUFFIX, BsonDocument.class)
                .withReadConcern(ReadConcern.LOCAL)
                .withWriteConcern(DURABLE);
        return new Handles(
                keys.withReadConcern(findConcern),
                withTimeout(keys, MongoSettings.listTimeout(timeout)),
                keys,
                keys.withWriteConcern(WriteConcern.W1),
                forChanges(keys.withReadConcern(ReadConcern.MAJORITY)),
                log,
                forChanges(log));
    }

    /** The database as all calls need it. */
    static MongoDatabase base(MongoDatabase database, Duration timeout) {
        return database.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                .withReadPreference(ReadPreference.primary())
                .withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static MongoCollection<BsonDocument> forChanges(MongoCollection<BsonDocument> collection) {
        return withTimeout(collection, FeedTimes.TIMEOUT);
    }

    static MongoCollection<BsonDocument> withTimeout(MongoCollection<BsonDocument> collection, Duration timeout) {
        return collection.withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
