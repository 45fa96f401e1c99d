package dev.keystile.store.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.keystile.spi.StoreException;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Builds a {@link MongoKeyStore}. Not safe for use by several threads. */
public final class MongoKeyStoreBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(MongoKeyStore.class);

    private final MongoDatabase database;
    private String collection = MongoSettings.DEFAULT_COLLECTION;
    private Duration timeout = MongoSettings.DEFAULT_TIMEOUT;
    private ReadConcern readConcern = ReadConcern.LOCAL;
    private Runnable onClose = () -> {};

    MongoKeyStoreBuilder(MongoDatabase database) {
        this.database = Objects.requireNonNull(database, "a MongoDB store needs a MongoDatabase");
    }

    /**
     * Sets the collection that holds the keys; {@code keystile_key} unless set. A standalone server has one more, with
     * {@code _change} behind its name.
     *
     * @param name 1 to 63 of {@code A-Z a-z 0-9 _}, not beginning with a digit
     * @return this builder
     * @throws IllegalArgumentException if it is anything else
     */
    public MongoKeyStoreBuilder collection(String name) {
        collection = MongoSettings.checkedCollection(name);
        return this;
    }

    /**
     * Sets how long a call may take before it fails, with all of it: to find a server, to wait for a connection, to try
     * once more; 2 seconds unless set. A list, which may have to look at every key, may take 10 seconds even so.
     *
     * @param value 100 milliseconds to 30 seconds
     * @return this builder
     * @throws IllegalArgumentException if it is out of bounds
     */
    public MongoKeyStoreBuilder timeout(Duration value) {
        timeout = MongoSettings.checkedTimeout(value);
        return this;
    }

    /**
     * Tells whether a key is read with the read concern {@code linearizable}: then not even a primary that was cut off,
     * and does not know yet, can tell of a key what is out of date. Each key that is not cached then costs a write on a
     * majority of the members. Not on a standalone server; no unless set.
     *
     * @param value whether it is
     * @return this builder
     */
    public MongoKeyStoreBuilder linearizableReads(boolean value) {
        readConcern = value ? ReadConcern.LINEARIZABLE : ReadConcern.LOCAL;
        return this;
    }

    /** Sets what is released with the store. */
    MongoKeyStoreBuilder onClose(Runnable value) {
        onClose = value;
        return this;
    }

    /**
     * Looks at the server, makes missing indexes, and opens the store.
     *
     * @return the store; whoever built it closes it
     * @throws IllegalArgumentException if a standalone server is asked for linearizable reads
     * @throws StoreException if the server is out of reach, too old, or does not let the indexes be made
     */
    public MongoKeyStore build() {
        MongoDatabase base = Handles.base(database, timeout);
        Duration startTimeout = MongoSettings.startTimeout(timeout);
        Server server = Server.of(Handles.base(database, startTimeout));
        Handles handles = Handles.of(base, collection, timeout, readConcern);
        Indexes.prepare(Handles.withTimeout(handles.writes(), startTimeout));
        return server.tellsChanges() ? withChangeStream(base, handles) : withChangeLog(base, handles);
    }

    /** The collection of keys alone, fit for use or not. */
    MongoCollection<BsonDocument> keys() {
        MongoDatabase base = Handles.base(database, timeout);
        Server.of(base);
        return Handles.of(base, collection, timeout, readConcern).writes();
    }

    private MongoKeyStore withChangeStream(MongoDatabase base, Handles handles) {
        Consumer<List<String>> none = ids -> {};
        return new MongoKeyStore(
                keys(handles, none),
                handles,
                new ChangeStreamSource(handles.changes()),
                new Diagnosis(base, handles.writes(), Clock.systemUTC()),
                onClose);
    }

    private MongoKeyStore withChangeLog(MongoDatabase base, Handles handles) {
        if (readConcern.equals(ReadConcern.LINEARIZABLE)) {
            throw new IllegalArgumentException("a standalone MongoDB has no linearizable reads, and needs none: it is"
                    + " the only one to ask. Use read-concern=local, or a replica set");
        }
        ChangeLog log = ChangeLog.open(base, handles.changeLog());
        ChangeLogSource source = new ChangeLogSource(ChangeLog.open(base, handles.changeLogReads()));
        LOG.info(
                "This MongoDB is a standalone server without change streams: changes of keys are polled from the"
                        + " collection {}. A replica set, of one member even, tells them itself",
                handles.changeLog().getNamespace());
        return new MongoKeyStore(
                keys(handles, log::append),
                handles,
                source,
                new Diagnosis(base, handles.writes(), Clock.systemUTC()),
                onClose);
    }

    private static KeyCollection keys(Handles handles, Consumer<List<String>> changeLog) {
        return new KeyCollection(handles.finds(), handles.writes(), changeLog);
    }
}
