package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.model.PageToken;
import dev.keystile.spi.DamagedKeyException;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Reads a row of the table of keys. */
final class KeyRow {
    static final String COLUMNS = "id, prefix, name, owner, scopes, metadata, created_at, expires_at, enabled,"
            + " revoked_at, revoked_reason, allowed_networks, rate_limits, secrets, version";

    private KeyRow() {}

    /**
     * Reads a key.
     *
     * @throws DamagedKeyException if the row holds what no store of ours has written
     */
    static ApiKey read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        try {
            return readUnchecked(id, row);
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

    private static ApiKey readUnchecked(String id, ResultSet row) throws SQLException {
        return ApiKey.builder(id)
                .prefix(row.getString("prefix"))
                .name(row.getString("name"))
                .owner(row.getString("owner"))
                .scopes(scopes(row))
                .metadata(KeyJson.map(row.getString("metadata")))
                .createdAt(Instant.ofEpochMilli(row.getLong("created_at")))
                .expiresAt(time(row, "expires_at"))
                .enabled(row.getBoolean("enabled"))
                .revoked(time(row, "revoked_at"), row.getString("revoked_reason"))
                .allowedNetworks(KeyJson.texts(row.getString("allowed_networks")))
                .rateLimits(KeyJson.rateLimits(row.getString("rate_limits")))
                .secrets(KeyJson.secrets(row.getString("secrets")))
                .version(row.getLong("version"))
                .build();
    }

    private static Set<String> scopes(ResultSet row) throws SQLException {
        return new TreeSet<>(KeyJson.texts(row.getString("scopes")));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
