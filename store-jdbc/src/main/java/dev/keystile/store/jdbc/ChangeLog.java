package dev.keystile.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The table that tells which keys were changed. Its numbers are given in order, but become visible out of order. */
final class ChangeLog {
    /** How long an entry stays: many times what a node may miss before it gives up its place. */
    static final Duration RETENTION = Duration.ofHours(1);

    private static final String COLUMNS = "SELECT seq, key_id FROM keystile_change ";

    /** One entry. */
    record Change(long seq, String keyId) {}

    private final Database database;
    private final Clock clock;

    ChangeLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds an entry, in the transaction of the change that it tells. */
    boolean append(Session session, String keyId) throws SQLException {
        session.update("INSERT INTO keystile_change (key_id, changed_at) VALUES (?, ?)", keyId, clock.millis());
        return true;
    }

    /** Adds an entry for each key, in the transaction of their changes. */
    void appendAll(Session session, List<String> keyIds) throws SQLException {
        long now = clock.millis();
        List<Object> parameters = new ArrayList<>();
        for (String keyId : keyIds) {
            parameters.add(keyId);
            parameters.add(now);
        }
        session.update(
                "INSERT INTO keystile_change (key_id, changed_at) VALUES "
                        + String.join(", ", Collections.nCopies(keyIds.size(), "(?, ?)")),
                parameters.toArray());
    }

    /** Tells the entries with greater numbers, the least first. */
    List<Change> after(long seq, int limit) {
        String sql = COLUMNS + "WHERE seq > ? ORDER BY seq LIMIT " + limit;
        return database.read("read the change log", session -> session.query(ChangeLog::change, sql, seq));
    }

    /** Tells the entries with the greatest numbers, the greatest first. */
    List<Change> newest(int limit) {
        String sql = COLUMNS + "ORDER BY seq DESC LIMIT " + limit;
        return database.read("read the change log", session -> session.query(ChangeLog::change, sql));
    }

    /**
     * Deletes entries older than the retention.
     *
     * @param below only those with smaller numbers: the newest stays, so that the numbers never seem to go back
     */
    int trim(long below) {
        long before = clock.millis() - RETENTION.toMillis();
        return database.write(
                "trim the change log",
                session ->
                        session.update("DELETE FROM keystile_change WHERE changed_at < ? AND seq < ?", before, below));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(row.getLong("seq"), row.getString("key_id"));
    }
}
