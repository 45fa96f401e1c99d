package dev.keystile.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeSource;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads the change stream of the collection. It tells what a majority has, and can go on where it was after a break. */
final class ChangeStreamSource implements ChangeSource {
    /**
     * Each recorded use raises the count, and nothing else does; the server tells that field or, when that is shorter, the
     * whole use. What is written by hand is told, too.
     */
    private static final BsonDocument IS_NO_USE = BsonDocument.parse("{$match: {$expr: {$and: ["
            + "{$eq: ['missing', {$type: '$updateDescription.updatedFields.use'}]}, {$eq: ['missing', {$type:"
            + " {$getField: {field: 'use.count', input: '$updateDescription.updatedFields'}}}]}]}}}");
    /** The rest of an event holds the key, and nobody needs it here. */
    private static final BsonDocument WHICH_KEY = BsonDocument.parse("{$project: {operationType: 1, documentKey: 1}}");

    private static final Set<OperationType> OF_A_KEY =
            EnumSet.of(OperationType.INSERT, OperationType.UPDATE, OperationType.REPLACE, OperationType.DELETE);

    private final MongoCollection<BsonDocument> keys;
    private @Nullable MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor;
    private @Nullable BsonDocument place;

    ChangeStreamSource(MongoCollection<BsonDocument> keys) {
        this.keys = keys;
    }

    @Override
    public boolean isOpen() {
        return cursor != null;
    }

    @Override
    public boolean open() {
        return Failures.guard("follow changes", this::opened);
    }

    private boolean opened() {
        BsonDocument known = place;
        if (known == null) {
            // It tells its place with the first answer; until then, a break is a gap.
            cursor = stream().cursor();
            return false;
        }
        try {
            cursor = stream().resumeAfter(known).cursor();
            return true;
        } catch (MongoCommandException e) {
            // The server answers, but has lost the place: its log is shorter than the break was, or is another.
            place = null;
            return opened();
        }
    }

    private ChangeStreamIterable<BsonDocument> stream() {
        return keys.watch(List.of(IS_NO_USE, WHICH_KEY))
                .maxAwaitTime(FeedTimes.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void read(ChangeListener listener) {
        Failures.guard("follow changes", () -> {
            readOn(listener);
            return true;
        });
    }

    private void readOn(ChangeListener listener) {
        MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> open = cursor;
        if (open == null) {
            return;
        }
        ChangeStreamDocument<BsonDocument> event = open.tryNext();
        while (event != null) {
            if (!OF_A_KEY.contains(event.getOperationType())) {
                giveUp();
                return;
            }
            tell(event.getDocumentKey(), listener);
            event = open.available() > 0 ? open.tryNext() : null;
        }
        // After the telling: better told twice than not at all.
        place = open.getResumeToken();
    }

    /** The collection was dropped or renamed, which ends the stream. */
    private void giveUp() {
        place = null;
        close();
    }

    private static void tell(@Nullable BsonDocument documentKey, ChangeListener listener) {
        BsonValue id = documentKey == null ? null : documentKey.get(Names.ID);
        if (id != null && id.isString()) {
            listener.changed(id.asString().getValue());
        }
    }

    @Override
    public void close() {
        MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
    }
}
