package dev.keystile.store.mongo;

import com.mongodb.CursorType;
import com.mongodb.client.MongoCursor;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeSource;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** Polls the log of changes, from entry to entry. After a break, it goes on behind the entry that was told last. */
final class ChangeLogSource implements ChangeSource {
    private final ChangeLog log;
    private @Nullable MongoCursor<BsonDocument> cursor;
    private @Nullable ObjectId place;
    private boolean isBeforePlace;

    ChangeLogSource(ChangeLog log) {
        this.log = log;
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
        boolean goesOn = place != null;
        ObjectId known = goesOn ? place : log.newest();
        MongoCursor<BsonDocument> opened = log.entries()
                .find()
                .cursorType(CursorType.TailableAwait)
                .maxAwaitTime(FeedTimes.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .iterator();
        // Asked after the cursor was opened, which begins with the oldest entry: then it will pass the place.
        isBeforePlace = known != null && log.has(known);
        place = known;
        cursor = opened;
        return goesOn && isBeforePlace;
    }

    @Override
    public void read(ChangeListener listener) {
        Failures.guard("follow changes", () -> {
            readOn(listener);
            return true;
        });
    }

    private void readOn(ChangeListener listener) {
        MongoCursor<BsonDocument> open = cursor;
        if (open == null) {
            return;
        }
        BsonDocument entry = open.tryNext();
        while (entry != null) {
            tell(entry, listener);
            entry = open.available() > 0 ? open.tryNext() : null;
        }
        if (open.getServerCursor() == null) {
            // The server has dropped what was not read yet.
            close();
        }
    }

    private void tell(BsonDocument entry, ChangeListener listener) {
        ObjectId entryPlace = ChangeLog.place(entry);
        if (isBeforePlace) {
            isBeforePlace = !entryPlace.equals(place);
            return;
        }
        listener.changed(ChangeLog.keyId(entry));
        place = entryPlace;
    }

    @Override
    public void close() {
        MongoCursor<BsonDocument> open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
    }
}
