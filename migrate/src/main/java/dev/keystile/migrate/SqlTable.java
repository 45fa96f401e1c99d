package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The SQL to read a table of somebody else's, in what PostgreSQL, MySQL, MariaDB, SQLite and H2 share. */
final class SqlTable {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$-]{0,127}");

    private final String from;
    private final String quote;
    private final List<String> columns;
    private final String key;
    private final boolean keyIsNumber;

    private SqlTable(String from, String quote, List<String> columns, String key, boolean keyIsNumber) {
        this.from = from;
        this.quote = quote;
        this.columns = columns;
        this.key = key;
        this.keyIsNumber = keyIsNumber;
    }

    /**
     * Looks whether there is such a table with such columns.
     *
     * @throws IllegalArgumentException if a name is none
     */
    static SqlTable of(Connection connection, String table, List<String> columns, String key) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        String from = Arrays.stream(table.split("\\.", 2))
                .map(name -> quoted(name, quote))
                .collect(Collectors.joining("."));
        columns.forEach(SqlTable::requireName);
        Map<String, Integer> types = types(connection, "SELECT * FROM " + from + " WHERE 1 = 0");
        columns.forEach(column -> requireColumn(column, types));
        return new SqlTable(from, quote, List.copyOf(columns), key, isNumber(types.getOrDefault(key, Types.VARCHAR)));
    }

    /** Asked for, since SQLite takes the name of a column that there is not for a text. */
    private static Map<String, Integer> types(Connection connection, String select) throws SQLException {
        Map<String, Integer> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(select)) {
            ResultSetMetaData metaData = none.getMetaData();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                types.put(metaData.getColumnName(i), metaData.getColumnType(i));
            }
        }
        return types;
    }

    private static void requireColumn(String column, Map<String, Integer> types) {
        if (!types.containsKey(column)) {
            throw new MigrationException(
                    "there is no column " + column + ": name the right one; there are "
                            + String.join(", ", types.keySet()),
                    null);
        }
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.DECIMAL, Types.NUMERIC -> true;
            default -> false;
        };
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a table or column: give letters, digits and _");
        }
    }

    private static String quoted(String name, String quote) {
        requireName(name);
        return quote + name + quote;
    }

    List<String> columns() {
        return columns;
    }

    String key() {
        return key;
    }

    long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
            return count.next() ? count.getLong(1) : 0;
        }
    }

    /** So many rows behind a place. */
    PreparedStatement page(Connection connection, @Nullable String after, int limit) throws SQLException {
        String behind = after == null ? "" : " WHERE " + quoted(key, quote) + " > ?";
        PreparedStatement statement =
                connection.prepareStatement(select() + behind + " ORDER BY " + quoted(key, quote) + " LIMIT " + limit);
        if (after != null) {
            setKey(statement, 1, after);
        }
        return statement;
    }

    /** The rows with these keys. */
    PreparedStatement rows(Connection connection, List<String> keys) throws SQLException {
        String marks = keys.stream().map(each -> "?").collect(Collectors.joining(", "));
        PreparedStatement statement =
                connection.prepareStatement(select() + " WHERE " + quoted(key, quote) + " IN (" + marks + ")");
        for (int i = 0; i < keys.size(); i++) {
            setKey(statement, i + 1, keys.get(i));
        }
        return statement;
    }

    private String select() {
        return "SELECT " + columns.stream().map(name -> quoted(name, quote)).collect(Collectors.joining(", "))
                + " FROM " + from;
    }

    private void setKey(PreparedStatement statement, int index, String value) throws SQLException {
        if (keyIsNumber) {
            statement.setLong(index, Long.parseLong(value));
        } else {
            statement.setString(index, value);
        }
    }
}
