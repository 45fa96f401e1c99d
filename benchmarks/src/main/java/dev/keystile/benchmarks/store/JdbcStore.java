package dev.keystile.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.jdbc.JdbcKeyStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Keys in a database. The store and the plain driver borrow from one pool. */
final class JdbcStore implements OpenStore {
    /** The columns that make a key. */
    private static final String[] COLUMNS = {
        "id",
        "prefix",
        "name",
        "owner",
        "scopes",
        "metadata",
        "created_at",
        "expires_at",
        "enabled",
        "revoked_at",
        "revoked_reason",
        "allowed_networks",
        "rate_limits",
        "secrets",
        "version"
    };

    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM keystile_key WHERE id = ?";

    private final String url;
    private final HikariDataSource pool;
    private final JdbcKeyStore keys;

    JdbcStore(String url) {
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(POOL_SIZE);
        pool = new HikariDataSource(config);
        keys = JdbcKeyStore.builder(pool).createSchema(true).build();
    }

    @Override
    public KeyStore keys() {
        return keys;
    }

    @Override
    public Object readByDriver(String id) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return read(row);
            }
        }
    }

    private static Object[] read(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new SQLException("the key is gone");
        }
        Object[] values = new Object[COLUMNS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    @Override
    public void load(Stream<ApiKey> keys) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            new JdbcLoader(connection, this.keys).load(keys.iterator());
        }
    }

    @Override
    public long bytes() throws Exception {
        if (url.startsWith("jdbc:h2:file:")) {
            return Files.size(Path.of(url.substring("jdbc:h2:file:".length()) + ".mv.db"));
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("SELECT pg_total_relation_size('keystile_key')")) {
            size.next();
            return size.getLong(1);
        }
    }

    @Override
    public void close() {
        keys.close();
        pool.close();
    }
}
