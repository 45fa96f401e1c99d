package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A table, page by page in the order of a unique column: a driver that reads whole results into memory reads a page. The
 * database is only read.
 */
final class JdbcRows implements RowReader {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcRows.class);
    private static final int PAGE = 2000;
    private static final Pattern NAMEABLE = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    private final Connection connection;
    private final SqlTable table;
    private final Deque<Row> page = new ArrayDeque<>();
    private final long total;
    private @Nullable String last;
    private long count;
    private boolean ended;

    /**
     * Begins to read.
     *
     * @param columns the columns to read, without repetitions
     * @param key the unique column among them that orders the rows, and that is no secret
     */
    JdbcRows(DataSource database, String table, List<String> columns, String key, @Nullable String after) {
        this.last = after;
        try {
            connection = database.getConnection();
        } catch (SQLException e) {
            throw new MigrationException("the database cannot be reached: " + e.getMessage(), e);
        }
        hintThatItIsOnlyRead(connection);
        try {
            this.table = SqlTable.of(connection, table, columns, key);
            this.total = this.table.count(connection);
        } catch (SQLException e) {
            close();
            throw failed(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Some drivers know it only before they connect. Nothing here writes in any case. */
    private static void hintThatItIsOnlyRead(Connection connection) {
        try {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            LOG.debug("The driver cannot be told that the database is only read", e);
        }
    }

    @Override
    public @Nullable Row next() {
        if (page.isEmpty() && !ended) {
            readPage();
        }
        return page.poll();
    }

    private void readPage() {
        try (PreparedStatement statement = table.page(connection, last, PAGE);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                Row row = row(result);
                last = row.position();
                page.add(row);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        ended = page.size() < PAGE;
        count += page.size();
    }

    /** Everything as text: it is what all drivers tell in the same way, whatever the zone of this machine. */
    private Row row(ResultSet result) throws SQLException {
        Map<String, @Nullable String> values = new HashMap<>();
        List<String> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), result.getString(i + 1));
        }
        String key = Objects.requireNonNull(values.get(table.key()), "a unique column is null");
        return new Row(place(key), key, values);
    }

    /** A column that was named by mistake may hold hashes: an id is short. */
    private String place(String key) {
        return NAMEABLE.matcher(key).matches()
                ? "the row with " + table.key() + " " + key
                : "a row with a long " + table.key();
    }

    private MigrationException failed(SQLException e) {
        return new MigrationException("the table cannot be read: " + e.getMessage(), e);
    }

    @Override
    public OptionalDouble fraction() {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, (double) count / total));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new MigrationException("the connection to the database cannot be closed: " + e.getMessage(), e);
        }
    }
}
