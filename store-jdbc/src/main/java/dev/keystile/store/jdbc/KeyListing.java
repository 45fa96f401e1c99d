package dev.keystile.store.jdbc;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.DamagedKeyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Lists keys page by page. A page costs the same wherever it begins, since it begins at a place in an index. */
final class KeyListing {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcKeyStore.class);

    /** A row and its place; a damaged row has no key, and perhaps no place either. */
    private record Item(@Nullable ApiKey key, @Nullable PageToken place) {}

    private final Database database;

    KeyListing(Database database) {
        this.database = database;
    }

    Page<ApiKey> list(KeyQuery query) {
        KeyFilter filter = KeyFilter.of(query, database.dialect());
        // One row more than asked for tells whether there is a next page.
        String sql = "SELECT " + KeyRow.COLUMNS + " FROM keystile_key" + filter.where() + " ORDER BY "
                + order(query.order()) + " LIMIT " + (query.limit() + 1);
        List<Item> found =
                database.search("list keys", session -> session.query(KeyListing::item, sql, filter.parameters()));
        if (found.size() <= query.limit()) {
            return new Page<>(keys(found), null);
        }
        List<Item> page = found.subList(0, query.limit());
        return new Page<>(keys(page), lastPlace(page));
    }

    private static String order(KeyOrder order) {
        return switch (order) {
            case NEWEST_FIRST -> "created_at DESC, id DESC";
            case OLDEST_FIRST -> "created_at, id";
        };
    }

    /** Rows without a place behind the last place are read again with the next page; a page of nothing else is the last. */
    private static @Nullable PageToken lastPlace(List<Item> page) {
        for (int i = page.size() - 1; i >= 0; i--) {
            PageToken place = page.get(i).place();
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private static Item item(ResultSet row) throws SQLException {
        try {
            return new Item(KeyRow.read(row), KeyRow.place(row));
        } catch (DamagedKeyException e) {
            LOG.warn("Left out of a list: {}", e.getMessage());
            return new Item(null, KeyRow.place(row));
        }
    }

    private static List<ApiKey> keys(List<Item> items) {
        return items.stream().map(Item::key).filter(Objects::nonNull).toList();
    }
}
