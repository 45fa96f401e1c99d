package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the known databases do differently. All other SQL is the same for each of them. */
enum Dialect {
    H2("H2", "INSTR(%s, ?) > 0"),
    SQLITE("SQLite", "INSTR(%s, ?) > 0"),
    POSTGRESQL("PostgreSQL", "STRPOS(%s, ?) > 0"),
    MARIADB("MariaDB", "INSTR(%s, ?) > 0"),
    MYSQL("MySQL", "INSTR(%s, ?) > 0");

    private static final int SQLITE_ERROR = 1;
    private static final int MARIADB_RECORD_CHANGED = 1020;
    private static final String H2_DATABASE_CLOSED = "90098";
    private static final String H2_CONCURRENT_UPDATE = "90131";

    private final String productName;
    private final String containing;

    Dialect(String productName, String containing) {
        this.productName = productName;
        this.containing = containing;
    }

    String productName() {
        return productName;
    }

    /** The name that forces this dialect, and names its schema file. */
    String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String schemaFile() {
        return "schema-" + optionName() + ".sql";
    }

    /** A condition with one parameter: the column holds this text, case-sensitively and without wildcards. */
    String contains(String column) {
        return String.format(containing, column);
    }

    /** Whether the database belongs to the application alone, so that making tables in it surprises nobody. */
    boolean isEmbedded(String url) {
        return this == SQLITE || (this == H2 && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:"));
    }

    boolean isRemote() {
        return this != H2 && this != SQLITE;
    }

    /** H2 keeps a statement's timeout for the whole connection, which is not ours alone; its lock timeout bounds it. */
    boolean hasTimeoutForEachStatement() {
        return this != H2;
    }

    boolean isDuplicateKey(SQLException e) {
        return switch (this) {
            case H2 -> isUniqueViolation(e) && !isNumberOfChangeTaken(e);
            case POSTGRESQL -> isUniqueViolation(e);
            case MARIADB, MYSQL -> e.getErrorCode() == 1062;
            case SQLITE -> messageOf(e).contains("SQLITE_CONSTRAINT_PRIMARYKEY");
        };
    }

    boolean isMissingTable(SQLException e) {
        if (this == SQLITE) {
            return e.getErrorCode() == SQLITE_ERROR && messageOf(e).contains("no such table");
        }
        // 42P01 is PostgreSQL's; the others are H2's and MySQL's.
        return Arrays.asList("42P01", "42S02", "42S03", "42S04").contains(e.getSQLState());
    }

    /** H2 closes a database under its connections when it cannot write to the file, such as on a full disk. */
    boolean isDatabaseClosed(SQLException e) {
        return this == H2
                && (H2_DATABASE_CLOSED.equals(e.getSQLState()) || messageOf(e).contains("MVStoreException"));
    }

    /** Whether the whole transaction was lost to another one, and may simply be run again. */
    boolean isConflict(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return state.startsWith("40")
                || state.equals(H2_CONCURRENT_UPDATE)
                || (this == H2 && isNumberOfChangeTaken(e))
                || (this == MARIADB && e.getErrorCode() == MARIADB_RECORD_CHANGED);
    }

    /**
     * Finds a dialect by the name that a user gave.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Dialect named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.optionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the dialect '" + name + "' is unknown: give one of " + optionNames()));
    }

    /**
     * Finds the dialect of a database.
     *
     * @throws StoreException if the database is none of the known ones
     */
    static Dialect of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        String version = Objects.requireNonNullElse(database.getDatabaseProductVersion(), "");
        // MySQL's own driver calls a MariaDB server MySQL.
        String name = product.equals(MYSQL.productName) && version.contains(MARIADB.productName)
                ? MARIADB.productName
                : product;
        return Arrays.stream(values())
                .filter(dialect -> dialect.productName.equals(name))
                .findFirst()
                .orElseThrow(() -> new StoreException(
                        "the database calls itself '" + product + "', and known are " + productNames()
                                + ": if it behaves like one of these, force it with the option dialect, one of "
                                + optionNames(),
                        null));
    }

    /**
     * H2 may be killed after it committed a row and before it noted how far its numbers went, and then gives some of them
     * again. Each attempt takes the next.
     */
    private static boolean isNumberOfChangeTaken(SQLException e) {
        return isUniqueViolation(e) && messageOf(e).toLowerCase(Locale.ROOT).contains("keystile_change");
    }

    private static boolean isUniqueViolation(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    private static String productNames() {
        return Arrays.stream(values()).map(Dialect::productName).collect(Collectors.joining(", "));
    }

    private static String optionNames() {
        return Arrays.stream(values()).map(Dialect::optionName).collect(Collectors.joining(", "));
    }

    private static String messageOf(SQLException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
