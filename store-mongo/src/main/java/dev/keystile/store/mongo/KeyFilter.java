package dev.keystile.store.mongo;

import com.mongodb.client.model.Filters;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.PageToken;
import org.bson.BsonBoolean;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The conditions of a query. */
final class KeyFilter {
    private static final Bson NOT_REVOKED = Filters.eq(Names.REVOKED_AT, BsonNull.VALUE);

    private KeyFilter() {}

    static Bson of(KeyQuery query) {
        List<Bson> conditions = new ArrayList<>();
        if (query.owner() != null) {
            conditions.add(Filters.eq(Names.OWNER, new BsonString(query.owner())));
        }
        if (query.status() != null) {
            conditions.add(hasStatus(query.status(), Values.time(query.asOf())));
        }
        if (query.text() != null && !query.text().isEmpty()) {
            conditions.add(contains(query.text()));
        }
        if (query.scope() != null) {
            conditions.add(Filters.eq(Names.SCOPES, new BsonString(query.scope())));
        }
        addRange(conditions, query.createdFrom(), query.createdBefore());
        addPlace(conditions, query.after(), query.order());
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    /** The same rules as {@link dev.keystile.model.ApiKey#status}. */
    private static Bson hasStatus(KeyStatus status, BsonValue asOf) {
        return switch (status) {
            case REVOKED -> Indexes.IS_REVOKED;
            case EXPIRED -> Filters.and(NOT_REVOKED, Indexes.HAS_END, Filters.lte(Names.EXPIRES_AT, asOf));
            case ACTIVE -> Filters.and(isLive(asOf), Filters.eq(Names.ENABLED, BsonBoolean.TRUE));
            case DISABLED -> Filters.and(isLive(asOf), Filters.eq(Names.ENABLED, BsonBoolean.FALSE));
        };
    }

    private static Bson isLive(BsonValue asOf) {
        return Filters.and(
                NOT_REVOKED,
                Filters.or(Filters.eq(Names.EXPIRES_AT, BsonNull.VALUE), Filters.gt(Names.EXPIRES_AT, asOf)));
    }

    /** Quoted as a whole, so that no character means anything but itself. */
    private static Bson contains(String text) {
        BsonRegularExpression literally = new BsonRegularExpression(Pattern.quote(text));
        return Filters.or(Filters.eq(Names.NAME, literally), Filters.eq(Names.ID, literally));
    }

    private static void addRange(List<Bson> conditions, @Nullable Instant from, @Nullable Instant before) {
        if (from != null) {
            conditions.add(Filters.gte(Names.CREATED_AT, Values.time(from)));
        }
        if (before != null) {
            conditions.add(Filters.lt(Names.CREATED_AT, Values.time(before)));
        }
    }

    /** Written as a range of the index's field and a condition, since an index cannot seek to a pair of values. */
    private static void addPlace(List<Bson> conditions, @Nullable PageToken place, KeyOrder order) {
        if (place == null) {
            return;
        }
        BsonValue time = Values.time(place.createdAt());
        BsonValue id = new BsonString(place.id());
        switch (order) {
            case NEWEST_FIRST -> {
                conditions.add(Filters.lte(Names.CREATED_AT, time));
                conditions.add(Filters.or(Filters.lt(Names.CREATED_AT, time), Filters.lt(Names.ID, id)));
            }
            case OLDEST_FIRST -> {
                conditions.add(Filters.gte(Names.CREATED_AT, time));
                conditions.add(Filters.or(Filters.gt(Names.CREATED_AT, time), Filters.gt(Names.ID, id)));
            }
        }
    }
}
