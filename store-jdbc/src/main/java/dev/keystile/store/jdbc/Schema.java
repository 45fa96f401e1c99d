package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Checks that the tables are there and of a version that this code knows, and makes them when told so. */
final class Schema {
    static final int VERSION = 1;
    private static final int MAX_ATTEMPTS = 10;
    private static final String SELECT_VERSION = "SELECT version FROM keystile_schema ORDER BY version DESC";

    private static final List<String> TABLES = List.of("keystile_key", "keystile_change");

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    Dialect dialect() {
        return database.dialect();
    }

    /**
     * Makes the schema fit for use, or refuses it.
     *
     * @param create whether missing tables are made
     * @throws StoreException if tables are missing and may not be made, may not be read, or are newer than this code
     */
    void prepare(boolean create) {
        if (create && version().isEmpty()) {
            create();
        }
        missing().stream().findFirst().ifPresent(reason -> {
            throw new StoreException(reason, null);
        });
    }

    /** Makes what is missing. */
    void apply() {
        create();
        prepare(false);
    }

    /**
     * Tells why the schema is not fit for use; nothing if it is.
     *
     * @throws StoreException if it may not be read
     */
    List<String> missing() {
        OptionalInt version = version();
        if (version.isEmpty()) {
            return List.of(nothing());
        }
        if (version.getAsInt() > VERSION) {
            return List.of(newer(version.getAsInt()));
        }
        return TABLES.stream()
                .filter(table -> !hasTable(table))
                .map(this::lacks)
                .toList();
    }

    private boolean hasTable(String table) {
        String sql = "SELECT 1 FROM " + table + " WHERE 1 = 0";
        try {
            database.readOrFail(session -> session.query(row -> row.getInt(1), sql));
            return true;
        } catch (SQLException e) {
            if (database.dialect().isMissingTable(e)) {
                return false;
            }
            throw Failures.of(database.dialect(), "read the table " + table, e);
        }
    }

    private OptionalInt version() {
        try {
            List<Integer> versions =
                    database.readOrFail(session -> session.query(row -> row.getInt(1), SELECT_VERSION));
            return versions.isEmpty() ? OptionalInt.empty() : OptionalInt.of(versions.get(0));
        } catch (SQLException e) {
            if (database.dialect().isMissingTable(e)) {
                return OptionalInt.empty();
            }
            throw Failures.of(database.dialect(), "read the version of Keystile's tables", e);
        }
    }

    /**
     * Another node may be making them at the same time. Then a statement of one of them fails, in a way that differs
     * from database to database; since each statement may be run again, the loser does so.
     */
    private void create() {
        List<String> statements = SqlScript.statements(database.dialect().schemaFile());
        for (int attempt = 1; ; attempt++) {
            try {
                database.readOrFail(session -> run(session, statements));
                return;
            } catch (SQLException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw Failures.of(database.dialect(), "create Keystile's tables", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10L * attempt));
            }
        }
    }

    private static int run(Session session, List<String> statements) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return statements.size();
    }

    private String lacks(String table) {
        return "the " + database.dialect().productName() + " database has Keystile's tables, but lacks the table "
                + table + ": restore it, or run " + database.dialect().schemaFile()
                + " from the keystile-store-jdbc jar";
    }

    private String nothing() {
        return "the " + database.dialect().productName() + " database has no Keystile tables: run "
                + database.dialect().schemaFile()
                + " from the keystile-store-jdbc jar, or set the option schema=create";
    }

    private String newer(int version) {
        return "Keystile's tables have version " + version + ", and this Keystile knows versions up to " + VERSION
                + ": upgrade it, as the nodes that made them were";
    }
}
