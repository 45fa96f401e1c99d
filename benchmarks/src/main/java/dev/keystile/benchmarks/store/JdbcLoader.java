package dev.keystile.benchmarks.store;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Locale;

/**
 * Adds many keys in batches. The store writes the first one; the others are copies of its row with their own id, creation
 * time and hash, so that no row holds what the store would not have written. They leave no entry in the log of changes,
 * as after a restore.
 */
final class JdbcLoader {
    private static final int BATCH = 10_000;

    private final Connection connection;
    private final KeyStore store;

    JdbcLoader(Connection connection, KeyStore store) {
        this.connection = connection;
        this.store = store;
    }

    void load(Iterator<ApiKey> keys) throws SQLException {
        ApiKey first = keys.next();
        store.insert(first);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM keystile_key WHERE id = '" + first.id() + "'")) {
            row.next();
            insert(row, first, keys);
            statement.execute("ANALYZE");
        } finally {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void insert(ResultSet template, ApiKey first, Iterator<ApiKey> keys) throws SQLException {
        int columns = template.getMetaData().getColumnCount();
        String sql = "INSERT INTO keystile_key VALUES (?" + ", ?".repeat(columns - 1) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int count = 1; keys.hasNext(); count++) {
                ApiKey key = keys.next();
                for (int i = 1; i <= columns; i++) {
                    insert.setObject(i, value(template, i, first, key));
                }
                insert.addBatch();
                if (count % BATCH == 0 || !keys.hasNext()) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static Object value(ResultSet template, int column, ApiKey first, ApiKey key) throws SQLException {
        return switch (template.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT)) {
            case "id" -> key.id();
            case "created_at" -> key.createdAt().toEpochMilli();
            case "secrets" ->
                template.getString(column)
                        .replace(
                                first.currentSecret().hash(),
                                key.currentSecret().hash());
            default -> template.getObject(column);
        };
    }
}
