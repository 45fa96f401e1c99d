package dev.keystile.store.jdbc;

import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes what is known of the use of keys: columns of their own, that no update of a key touches. */
final class UsageColumns {
    private static final int IDS_PER_QUERY = 500;
    /** The address before the time: MySQL and MariaDB assign from left to right, and later ones see the new values. */
    private static final String ADD = "UPDATE keystile_key SET use_count = use_count + ?,"
            + " last_used_from = CASE WHEN last_used_at IS NULL OR last_used_at < ? THEN ? ELSE last_used_from END,"
            + " last_used_at = CASE WHEN last_used_at IS NULL OR last_used_at < ? THEN ? ELSE last_used_at END"
            + " WHERE id = ?";

    private record Entry(String id, KeyUsage usage) {}

    private final Database database;

    UsageColumns(Database database) {
        this.database = database;
    }

    void add(Collection<KeyUse> uses) {
        // In one order on every node, so that no two of them wait for each other.
        List<@Nullable Object[]> rows = uses.stream()
                .filter(use -> Texts.isKeyId(use.id()))
                .sorted(Comparator.comparing(KeyUse::id))
                .map(UsageColumns::parameters)
                .toList();
        if (!rows.isEmpty()) {
            database.write("record the use of keys", session -> {
                session.batch(ADD, rows);
                return rows.size();
            });
        }
    }

    Map<String, KeyUsage> read(Collection<String> ids) {
        List<String> known = ids.stream().filter(Texts::isKeyId).distinct().toList();
        Map<String, KeyUsage> usage = new HashMap<>();
        for (int from = 0; from < known.size(); from += IDS_PER_QUERY) {
            List<String> part = known.subList(from, Math.min(known.size(), from + IDS_PER_QUERY));
            readPart(part).forEach(entry -> usage.put(entry.id(), entry.usage()));
        }
        return usage;
    }

    private List<Entry> readPart(List<String> ids) {
        String sql = "SELECT id, use_count, last_used_at, last_used_from FROM keystile_key WHERE id IN ("
                + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
        return database.read("read the use of keys", session -> session.query(UsageColumns::entry, sql, ids.toArray()));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        KeyUsage usage = new KeyUsage(
                row.getLong("use_count"), KeyRow.time(row, "last_used_at"), row.getString("last_used_from"));
        return new Entry(row.getString("id"), usage);
    }

    private static @Nullable Object[] parameters(KeyUse use) {
        long time = use.lastUsedAt().toEpochMilli();
        return new @Nullable Object[] {use.count(), time, use.lastUsedFrom(), time, time, use.id()};
    }
}
