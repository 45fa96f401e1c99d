package dev.keystile.store.jdbc;

import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.PageToken;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The conditions of a query, as SQL and its parameters. */
final class KeyFilter {
    private static final String NOT_EXPIRED = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private KeyFilter() {}

    static KeyFilter of(KeyQuery query, Dialect dialect) {
        KeyFilter filter = new KeyFilter();
        if (query.owner() != null) {
            filter.and("owner = ?", query.owner());
        }
        if (query.status() != null) {
            filter.andStatus(query.status(), query.asOf().toEpochMilli());
        }
        if (query.text() != null && !query.text().isEmpty()) {
            String either = "(" + dialect.contains("name") + " OR " + dialect.contains("id") + ")";
            filter.and(either, query.text(), query.text());
        }
        if (query.scope() != null) {
            // A column holds its scopes as JSON, and no scope holds what JSON writes in another way.
            filter.and(dialect.contains("scopes"), '"' + query.scope() + '"');
        }
        filter.andTime("created_at >= ?", query.createdFrom());
        filter.andTime("created_at < ?", query.createdBefore());
        filter.andBehind(query.after(), query.order());
        return filter;
    }

    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    /** The same rules as {@link dev.keystile.model.ApiKey#status}. */
    private void andStatus(KeyStatus status, long asOf) {
        switch (status) {
            case REVOKED -> and("revoked_at IS NOT NULL");
            case EXPIRED -> and("revoked_at IS NULL AND expires_at <= ?", asOf);
            case ACTIVE -> and(NOT_EXPIRED + " AND enabled = ?", asOf, true);
            case DISABLED -> and(NOT_EXPIRED + " AND enabled = ?", asOf, false);
        }
    }

    /** Written as a range of the index's first column, since not every database can seek to a pair of values. */
    private void andBehind(@Nullable PageToken place, KeyOrder order) {
        if (place != null) {
            long time = place.createdAt().toEpochMilli();
            String range = switch (order) {
                case NEWEST_FIRST -> "created_at <= ? AND (created_at < ? OR id < ?)";
                case OLDEST_FIRST -> "created_at >= ? AND (created_at > ? OR id > ?)";
            };
            and(range, time, time, place.id());
        }
    }

    private void andTime(String condition, @Nullable Instant time) {
        if (time != null) {
            and(condition, time.toEpochMilli());
        }
    }

    private void and(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
    }
}
