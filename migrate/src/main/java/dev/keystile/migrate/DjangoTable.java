package dev.keystile.migrate;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.DamagedKeyException;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The table of djangorestframework-api-key, read key by key. It is never written to. */
final class DjangoTable {
    private static final int ID_LENGTH = 8;

    private final DataSource database;
    private final SqlTable table;
    private final RowMapper mapper;
    private final String origin;

    /** Looks whether the table is there. */
    DjangoTable(ImportOptions options) {
        DataSource given = options.database();
        if (given == null) {
            throw new IllegalArgumentException("Django's database is missing: give it");
        }
        this.database = given;
        String name = options.table(Sources.DJANGO_TABLE);
        Columns columns = Columns.of(Sources.DJANGO, options.columns());
        this.origin = ImportFormat.DJANGO.id() + ":" + name;
        this.mapper = new KeyMapper(new KeyMapper.Settings(
                origin, columns, Set.of(), DjangoIdentity::read, options.scopes(), InstantSource.system()));
        this.table = ask(connection -> SqlTable.of(connection, name, columns.all(), columns.one(Columns.ID)));
    }

    /** What keys from here have as {@link Origin#IMPORTED_FROM}. */
    String origin() {
        return origin;
    }

    /** The key as Django has it now. */
    Optional<ApiKey> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** As many keys at once as a statement may name. */
    List<ApiKey> find(List<String> ids) {
        List<String> possible =
                ids.stream().filter(id -> id.length() == ID_LENGTH).toList();
        return possible.isEmpty() ? List.of() : ask(connection -> read(connection, possible));
    }

    /** A database that compares without regard to case may find more than was asked for. */
    private List<ApiKey> read(Connection connection, List<String> ids) throws SQLException {
        List<ApiKey> keys = new ArrayList<>();
        try (PreparedStatement statement = table.rows(connection, ids);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                Row row = row(result);
                if (ids.contains(row.position())) {
                    keys.add(key(row));
                }
            }
        }
        return keys;
    }

    private Row row(ResultSet result) throws SQLException {
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            values.put(table.columns().get(i), result.getString(i + 1));
        }
        String id = Objects.requireNonNullElse(values.get(table.key()), "");
        return new Row(id, id, values);
    }

    private ApiKey key(Row row) {
        try {
            return Objects.requireNonNull(mapper.map(row).key());
        } catch (IllegalArgumentException e) {
            throw new DamagedKeyException(
                    "the key " + row.place() + " in Django's table cannot be used: " + e.getMessage());
        }
    }

    /** What is asked of the database. */
    @FunctionalInterface
    private interface Question<T> {
        T answer(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.answer(connection);
        } catch (SQLException e) {
            throw new StoreException("Django's table cannot be read", e);
        }
    }
}
