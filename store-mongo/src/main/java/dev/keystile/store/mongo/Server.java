package dev.keystile.store.mongo;

import com.mongodb.client.MongoDatabase;
import dev.keystile.spi.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What the server says of itself.
 *
 * @param tellsChanges whether it has change streams, as replica sets and sharded clusters have
 * @param wireVersion what it understands, as a number that grows with its versions
 */
record Server(boolean tellsChanges, int wireVersion) {
    /** That of MongoDB 6.0. */
    private static final int OLDEST = 17;

    /**
     * Asks it.
     *
     * @throws StoreException if it does not answer, or is too old
     */
    static Server of(MongoDatabase database) {
        BsonDocument hello = Failures.guard(
                "say what it is",
                () -> database.runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class));
        boolean isSharded = hello.containsKey("msg");
        Server server = new Server(
                isSharded || hello.containsKey("setName"),
                hello.getInt32("maxWireVersion").getValue());
        if (server.wireVersion() < OLDEST) {
            throw new StoreException(
                    "this MongoDB is too old (wire version " + server.wireVersion() + "): use 6.0 or later", null);
        }
        return server;
    }
}
