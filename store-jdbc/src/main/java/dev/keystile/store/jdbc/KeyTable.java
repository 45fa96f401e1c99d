package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.DuplicateKeyException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Optional;

/** Reads and writes single keys. Each write and its entry in the change log are one transaction. */
final class KeyTable {
    private static final String SELECT = "SELECT " + KeyRow.COLUMNS + " FROM keystile_key WHERE id = ?";
    private static final String INSERT = KeyRow.INSERT + KeyRow.PARAMETERS;
    /** One step compares the version, protects a revocation and writes. What a key is born with stays. */
    private static final String UPDATE = "UPDATE keystile_key SET name = ?, owner = ?, scopes = ?,"
            + " metadata = ?, expires_at = ?, enabled = ?, revoked_at = ?, revoked_reason = ?, allowed_networks = ?,"
            + " rate_limits = ?, secrets = ?, version = version + 1"
            + " WHERE id = ? AND version = ?"
            + " AND (revoked_at IS NULL OR (revoked_at = ? AND revoked_reason = ?))";

    private static final String DELETE = "DELETE FROM keystile_key WHERE id = ?";
    private static final String DELETE_VERSION = DELETE + " AND version = ?";

    private final Database database;
    private final ChangeLog changes;

    KeyTable(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    Optional<ApiKey> find(String id) {
        return database.read("find a key", session -> session.query(KeyRow::read, SELECT, id)).stream()
                .findFirst();
    }

    void insert(ApiKey key) {
        try {
            database.writeOrFail(session -> {
                session.update(INSERT, KeyRow.parameters(key));
                return changes.append(session, key.id());
            });
        } catch (SQLException e) {
            throw database.dialect().isDuplicateKey(e)
                    ? new DuplicateKeyException(key.id(), e)
                    : Failures.of(database.dialect(), "insert a key", e);
        }
    }

    boolean update(ApiKey key) {
        return database.write("update a key", session -> {
            boolean written = session.update(UPDATE, updateParameters(key)) > 0;
            return written && changes.append(session, key.id());
        });
    }

    boolean delete(String id) {
        return delete(id, session -> session.update(DELETE, id));
    }

    boolean delete(String id, long version) {
        return delete(id, session -> session.update(DELETE_VERSION, id, version));
    }

    private boolean delete(String id, Database.Work<Integer> statement) {
        return database.write("delete a key", session -> {
            boolean deleted = statement.run(session) > 0;
            return deleted && changes.append(session, id);
        });
    }

    private static @Nullable Object[] updateParameters(ApiKey key) {
        return new @Nullable Object[] {
            key.name(),
            key.owner(),
            KeyJson.ofTexts(key.scopes()),
            KeyJson.ofMap(key.metadata()),
            KeyRow.millis(key.expiresAt()),
            key.enabled(),
            KeyRow.millis(key.revokedAt()),
            key.revokedReason(),
            KeyJson.ofTexts(key.allowedNetworks()),
            KeyJson.ofRateLimits(key.rateLimits()),
            KeyJson.ofSecrets(key.secrets()),
            key.id(),
            key.version(),
            KeyRow.millis(key.revokedAt()),
            key.revokedReason()
        };
    }
}
