package dev.keystile.admin.rest;

import dev.keystile.admin.http.Query;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.PageToken;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads which keys to list from the parameters of an address. Each has a type of its own, and there are no others. */
final class KeyQueries {
    static final String[] PARAMETERS = {
        "limit", "after", "owner", "status", "q", "createdFrom", "createdBefore", "scope", "order"
    };

    private static final String TEXT = "Give text without control characters.";
    private static final String SCOPE = "Give visible ASCII characters without quote and backslash.";
    private static final String TIME = "Give a time in ISO 8601, such as 2026-01-31T12:00:00Z, from 1970 to 9999.";
    private static final Map<String, KeyOrder> ORDERS =
            Map.of("newest", KeyOrder.NEWEST_FIRST, "oldest", KeyOrder.OLDEST_FIRST);

    private KeyQueries() {}

    /** Each value is put into the query as it is read, so that the query's own checks tell which parameter is bad. */
    static KeyQuery read(Query query, Instant now) {
        KeyQuery all = KeyQuery.all(now);
        KeyQuery keys = all;
        keys = keys.withLimit(query.value("limit", text -> all.withLimit(Integer.parseInt(text)), "Give 1 to 1000.")
                .orElse(all)
                .limit());
        keys = keys.withAfter(query.value("after", PageToken::parse, "Give the next of the page before.")
                .orElse(null));
        keys = keys.withOwner(text(query, "owner", all::withOwner, TEXT));
        keys = keys.withText(text(query, "q", all::withText, TEXT));
        keys = keys.withScope(text(query, "scope", all::withScope, SCOPE));
        keys = keys.withStatus(query.value("status", KeyQueries::status, "Give active, disabled, expired or revoked.")
                .orElse(null));
        keys = keys.withOrder(query.value("order", KeyQueries::order, "Give newest or oldest.")
                .orElse(KeyOrder.NEWEST_FIRST));
        return keys.withCreated(
                time(query, "createdFrom").orElse(null),
                time(query, "createdBefore").orElse(null));
    }

    private static @Nullable String text(Query query, String name, Consumer<String> check, String rule) {
        return query.value(name, text -> checked(text, check), rule).orElse(null);
    }

    private static <T> T checked(T value, Consumer<T> check) {
        check.accept(value);
        return value;
    }

    private static Optional<Instant> time(Query query, String name) {
        KeyQuery all = KeyQuery.all(Instant.EPOCH);
        return query.value(name, text -> checked(Instant.parse(text), time -> all.withCreated(time, null)), TIME);
    }

    private static KeyStatus status(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not in lower case");
        }
        return KeyStatus.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static KeyOrder order(String text) {
        return Optional.ofNullable(ORDERS.get(text)).orElseThrow(IllegalArgumentException::new);
    }
}
