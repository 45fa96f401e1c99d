package dev.keystile.servers;

import org.bson.Document;

/** A real standalone MongoDB: no oplog, so no change streams and no retryable writes. It ends with the JVM at the latest. */
public final class MongoServer implements AutoCloseable {
    private final Mongod mongod;

    private MongoServer(Mongod mongod) {
        this.mongod = mongod;
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param options of {@code mongod}, beside those that every server of the tests has; such as {@code --auth}
     * @return the server
     */
    public static MongoServer standalone(String... options) {
        MongodBinary binary = MongodBinary.find();
        Mongod mongod = Mongod.start(binary, options);
        mongod.awaitListening();
        RanOn.note("MongoDB " + binary.version() + " standalone");
        return new MongoServer(mongod);
    }

    /** Host and port, without a scheme. */
    public String address() {
        return mongod.address();
    }

    public String url() {
        return "mongodb://" + mongod.address();
    }

    public String url(String database) {
        return url() + "/" + database;
    }

    /**
     * Runs a command.
     *
     * @param database where
     * @param command in JSON
     */
    public void run(String database, String command) {
        mongod.ask(client -> client.getDatabase(database).runCommand(Document.parse(command)));
    }

    /** Ends it at once, without a farewell. */
    public void kill() {
        mongod.kill();
    }

    /** Starts it again after {@link #kill}, on the same port and data, and waits until it listens. */
    public void restart() {
        mongod.restart();
        mongod.awaitListening();
    }

    /** Stops it from doing anything, while its connections stay open. */
    public void freeze() {
        mongod.freeze();
    }

    /** Ends {@link #freeze}. */
    public void thaw() {
        mongod.thaw();
    }

    @Override
    public void close() {
        mongod.close();
    }
}
