package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.model.PageToken;
import dev.keystile.spi.DamagedKeyException;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.TreeSet;

/** Reads a row of the table of keys, and writes a new one. */
final class KeyRow {
    static final String COLUMNS = "id, prefix, name, owner, scopes, metadata, created_at, expires_at, enabled,"
            + " revoked_at, revoked_reason, allowed_networks, rate_limits, secrets, version";

    /** Adds rows, each of {@link #PARAMETERS}, of keys that were never used. */
    static final String INSERT = "INSERT INTO keystile_key (" + COLUMNS + ", use_count) VALUES ";

    static final String PARAMETERS = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";

    private KeyRow() {}

    /** What a row of {@link #PARAMETERS} is filled with. */
    static @Nullable Object[] parameters(ApiKey key) {
        return new @Nullable Object[] {
            key.id(),
            key.prefix(),
            key.name(),
            key.owner(),
            KeyJson.ofTexts(key.scopes()),
            KeyJson.ofMap(key.metadata()),
            key.createdAt().toEpochMilli(),
            millis(key.expiresAt()),
            key.enabled(),
            millis(key.revokedAt()),
            key.revokedReason(),
            KeyJson.ofTexts(key.allowedNetworks()),
            KeyJson.ofRateLimits(key.rateLimits()),
            KeyJson.ofSecrets(key.secrets()),
            key.version()
        };
    }

    /**
     * Reads a key.
     *
     * @throws DamagedKeyException if the row holds what no store of ours has written
     */
    static ApiKey read(ResultSet row) throws SQLException {
        Columns columns = new Columns(row);
        String id = columns.text();
        try {
            return readUnchecked(id, columns);
        } catch (RuntimeException e) {
            // Neither message nor cause: they may quote the row, and a row holds hashes.
            throw new DamagedKeyException("the row of key " + id + " is damaged ("
                    + e.getClass().getSimpleName() + "): put it right in the table keystile_key, or delete the key");
        }
    }

    /** Tells the place of a row in the list of keys, damaged or not; null if the damage is such that it has none. */
    static @Nullable PageToken place(ResultSet row) throws SQLException {
        Instant createdAt = Instant.ofEpochMilli(row.getLong("created_at"));
        try {
            return new PageToken(createdAt, row.getString("id"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** In the order of {@link #COLUMNS}. */
    private static ApiKey readUnchecked(String id, Columns columns) throws SQLException {
        return ApiKey.builder(id)
                .prefix(columns.text())
                .name(columns.text())
                .owner(columns.text())
                .scopes(new TreeSet<>(KeyJson.texts(columns.text())))
                .metadata(KeyJson.map(columns.text()))
                .createdAt(Instant.ofEpochMilli(columns.number()))
                .expiresAt(columns.time())
                .enabled(columns.flag())
                .revoked(columns.time(), columns.text())
                .allowedNetworks(KeyJson.texts(columns.text()))
                .rateLimits(KeyJson.rateLimits(columns.text()))
                .secrets(KeyJson.secrets(columns.text()))
                .version(columns.number())
                .build();
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
