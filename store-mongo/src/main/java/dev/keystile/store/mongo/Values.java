package dev.keystile.store.mongo;

import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** Makes values of a fixed type, so that no text is ever taken for an operator. */
final class Values {
    private Values() {}

    static BsonValue text(@Nullable String text) {
        return text == null ? BsonNull.VALUE : new BsonString(text);
    }

    static BsonValue time(@Nullable Instant time) {
        return time == null ? BsonNull.VALUE : new BsonDateTime(time.toEpochMilli());
    }

    static <T> BsonArray list(Collection<T> items, Function<T, BsonValue> value) {
        return new BsonArray(items.stream().map(value).toList());
    }
}
