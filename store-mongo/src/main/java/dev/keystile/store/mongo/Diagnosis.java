package dev.keystile.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.keystile.spi.Finding;
import dev.keystile.spi.StoreException;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks at the server as an operator would. */
final class Diagnosis {
    private final MongoDatabase database;
    private final MongoCollection<BsonDocument> keys;
    private final Clock clock;

    Diagnosis(MongoDatabase database, MongoCollection<BsonDocument> keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(connection());
            Instant before = clock.instant();
            BsonDocument hello = hello();
            Instant after = clock.instant();
            findings.add(topology(hello));
            findings.add(indexes());
            findings.add(Finding.clock(
                    before, Instant.ofEpochMilli(hello.getDateTime("localTime").getValue()), after));
        } catch (StoreException e) {
            findings.add(Finding.error(
                    "connection", e.getMessage() + ": check that MongoDB runs and that this user may use it"));
        }
        return findings;
    }

    private Finding connection() {
        hello();
        long start = System.nanoTime();
        BsonDocument hello = hello();
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        return Finding.ok(
                "connection",
                "MongoDB (wire version " + hello.getNumber("maxWireVersion").intValue() + ") answers in " + micros
                        + " µs");
    }

    private BsonDocument hello() {
        return Failures.guard(
                "say how it is",
                () -> database.runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class));
    }

    private static Finding topology(BsonDocument hello) {
        String promise = "changes of keys are acknowledged by a majority of journals";
        if (hello.containsKey("msg")) {
            return Finding.ok("topology", "a sharded cluster: " + promise + ", and told by a change stream");
        }
        if (!hello.containsKey("setName")) {
            return Finding.ok(
                    "topology",
                    "a standalone server: " + promise
                            + ", here its own, and changes are polled from a log. A replica set,"
                            + " of one member even, tells them itself");
        }
        int members = hello.getArray("hosts", new BsonArray()).size();
        String found =
                "a replica set of " + members + " members that keep data: " + promise + ", and told by a change stream";
        return hello.getBoolean("isWritablePrimary", BsonBoolean.FALSE).getValue()
                ? Finding.ok("topology", found)
                : Finding.error("topology", "this member takes no writes: let the URL name the whole replica set");
    }

    private Finding indexes() {
        List<Indexes.Wanted> missing = Indexes.missing(keys);
        return missing.isEmpty()
                ? Finding.ok("indexes", "all indexes of " + keys.getNamespace() + " are there")
                : Finding.warning(
                        "indexes",
                        keys.getNamespace() + " lacks the indexes "
                                + missing.stream().map(Indexes.Wanted::name).collect(Collectors.joining(", "))
                                + ", so lists are slow: restart a node, or make them by hand");
    }
}
