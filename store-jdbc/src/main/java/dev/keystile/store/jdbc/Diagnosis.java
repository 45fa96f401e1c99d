package dev.keystile.store.jdbc;

import dev.keystile.spi.Finding;
import dev.keystile.spi.StoreException;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the database as an operator would. */
final class Diagnosis {
    /** All that the store ever writes, but to no row. */
    private static final List<String> WRITES = List.of(
            "UPDATE keystile_key SET version = version WHERE 1 = 0",
            "DELETE FROM keystile_key WHERE 1 = 0",
            "INSERT INTO keystile_key SELECT * FROM keystile_key WHERE 1 = 0",
            "INSERT INTO keystile_change (key_id, changed_at) SELECT key_id, changed_at FROM keystile_change WHERE 1 = 0",
            "DELETE FROM keystile_change WHERE 1 = 0");

    private final Database database;
    private final Product product;
    private final Clock clock;

    Diagnosis(Database database, Product product, Clock clock) {
        this.database = database;
        this.product = product;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(connection());
            findings.addAll(schema());
            findings.add(rights());
            findings.add(isolation());
            findings.add(durability());
            findings.addAll(clocks());
        } catch (StoreException e) {
            findings.add(Finding.error(
                    "connection", e.getMessage() + ": check that the database runs and that this user may use it"));
        }
        return findings;
    }

    private Finding connection() {
        database.read("answer", session -> session.query(row -> row.getInt(1), "SELECT 1"));
        long start = System.nanoTime();
        database.read("answer", session -> session.query(row -> row.getInt(1), "SELECT 1"));
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        return Finding.ok("connection", product.version() + " answers in " + micros + " µs");
    }

    private List<Finding> schema() {
        List<Finding> missing = new Schema(database)
                .missing().stream()
                        .map(reason -> Finding.error("schema", reason))
                        .toList();
        return missing.isEmpty()
                ? List.of(Finding.ok("schema", "all tables are there, in version " + Schema.VERSION))
                : missing;
    }

    private Finding rights() {
        try {
            database.write("be written to", session -> {
                for (String write : WRITES) {
                    session.update(write);
                }
                return true;
            });
            return Finding.ok("rights", "this user may write keys and the log of changes");
        } catch (StoreException e) {
            return Finding.error(
                    "rights",
                    e.getMessage()
                            + ": let the store write to the primary, as a user who may SELECT, INSERT, UPDATE and"
                            + " DELETE");
        }
    }

    private Finding isolation() {
        int level = database.read(
                "tell its isolation", session -> session.connection().getTransactionIsolation());
        return level == Connection.TRANSACTION_READ_UNCOMMITTED && product.dialect() != Dialect.SQLITE
                ? Finding.warning(
                        "isolation",
                        "transactions read what is not committed yet, and may be undone: use READ COMMITTED or stricter")
                : Finding.ok("isolation", "transactions read only what is committed");
    }

    private Finding durability() {
        Questions questions = Questions.of(product.dialect());
        List<String> risky = database.read(
                "tell how it writes", session -> session.query(row -> row.getString(1), questions.riskySettings()));
        return risky.isEmpty()
                ? Finding.ok("durability", "what was acknowledged outlives a crash, as far as the settings tell")
                : Finding.warning(
                        "durability",
                        String.join(", ", risky) + ": a crash may undo the last changes, such as a revocation. "
                                + questions.remedy());
    }

    /** An embedded database has the clock of this process. */
    private List<Finding> clocks() {
        if (product.isEmbedded()) {
            return List.of();
        }
        String sql = Questions.of(product.dialect()).currentMillis();
        Instant before = clock.instant();
        long theirs = database.read("tell the time", session -> session.query(row -> row.getLong(1), sql))
                .get(0);
        return List.of(Finding.clock(before, Instant.ofEpochMilli(theirs), clock.instant()));
    }
}
