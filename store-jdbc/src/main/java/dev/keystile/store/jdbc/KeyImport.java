package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds many keys with few statements. Each batch of them and its entries in the change log are one transaction, which is
 * the same on every database, whatever its driver makes of batches.
 */
final class KeyImport {
    /** How many keys a transaction adds: it ends long before the change log stops waiting for one. */
    private static final int BATCH = 500;
    /** How many keys a statement adds: few enough for each database's bound on parameters. */
    private static final int ROWS = 100;
    /** How often others may add a key of a batch between our look at the ids and our writing. */
    private static final int MAX_ATTEMPTS = 10;

    private final Database database;
    private final ChangeLog changes;

    KeyImport(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Adds keys, and tells the ids that were taken. */
    Set<String> insert(Collection<ApiKey> keys) {
        Set<String> taken = new HashSet<>();
        for (List<ApiKey> part : parts(List.copyOf(keys), BATCH)) {
            // In one order on every node, so that no two of them wait for each other.
            SortedMap<String, ApiKey> batch = new TreeMap<>();
            part.forEach(key -> {
                if (batch.putIfAbsent(key.id(), key) != null) {
                    taken.add(key.id());
                }
            });
            taken.addAll(insertUntilDone(batch));
        }
        return taken;
    }

    /** A key that somebody else adds after we looked fails the whole batch: then we look again, and see it. */
    private Set<String> insertUntilDone(SortedMap<String, ApiKey> batch) {
        for (int attempt = 1; ; attempt++) {
            Set<String> taken = taken(List.copyOf(batch.keySet()));
            List<ApiKey> fresh = batch.values().stream()
                    .filter(key -> !taken.contains(key.id()))
                    .toList();
            try {
                database.writeOrFail(session -> insertAll(session, fresh));
                return taken;
            } catch (SQLException e) {
                if (attempt == MAX_ATTEMPTS || !database.dialect().isDuplicateKey(e)) {
                    throw Failures.of(database.dialect(), "insert keys", e);
                }
            }
        }
    }

    private Set<String> taken(List<String> ids) {
        String sql = "SELECT id FROM keystile_key WHERE id IN (" + listOf("?", ids.size()) + ")";
        return new HashSet<>(database.read(
                "look for keys", session -> session.query(row -> row.getString("id"), sql, ids.toArray())));
    }

    private int insertAll(Session session, List<ApiKey> keys) throws SQLException {
        for (List<ApiKey> part : parts(keys, ROWS)) {
            List<@Nullable Object> parameters = new ArrayList<>();
            part.forEach(key -> Collections.addAll(parameters, KeyRow.parameters(key)));
            session.update(KeyRow.INSERT + listOf(KeyRow.PARAMETERS, part.size()), parameters.toArray());
        }
        if (!keys.isEmpty()) {
            changes.appendAll(session, keys.stream().map(ApiKey::id).toList());
        }
        return keys.size();
    }

    private static String listOf(String element, int size) {
        return String.join(", ", Collections.nCopies(size, element));
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
