package dev.keystile.store.mongo;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a document field by field, and accepts nothing but what is asked for: no other type, no further field. */
final class StrictDocument {
    private final BsonDocument document;
    private int taken;

    private StrictDocument(BsonDocument document) {
        this.document = document;
    }

    /**
     * Reads a whole document.
     *
     * @throws RuntimeException if it is of another form
     */
    static <T> T read(BsonValue value, Function<StrictDocument, T> content) {
        StrictDocument in = new StrictDocument(value.asDocument());
        T result = content.apply(in);
        if (in.taken != in.document.size()) {
            throw new IllegalArgumentException("more fields than expected");
        }
        return result;
    }

    String text(String field) {
        return take(field).asString().getValue();
    }

    @Nullable String optionalText(String field) {
        BsonValue value = take(field);
        return value.isNull() ? null : value.asString().getValue();
    }

    long number(String field) {
        return take(field).asInt64().getValue();
    }

    boolean flag(String field) {
        return take(field).asBoolean().getValue();
    }

    Instant time(String field) {
        return Instant.ofEpochMilli(take(field).asDateTime().getValue());
    }

    @Nullable Instant optionalTime(String field) {
        BsonValue value = take(field);
        return value.isNull() ? null : Instant.ofEpochMilli(value.asDateTime().getValue());
    }

    <T> List<T> list(String field, Function<BsonValue, T> element) {
        List<T> list = new ArrayList<>();
        for (BsonValue value : take(field).asArray()) {
            list.add(element.apply(value));
        }
        return list;
    }

    private BsonValue take(String field) {
        BsonValue value = document.get(field);
        if (value == null) {
            throw new IllegalArgumentException("no field " + field);
        }
        taken++;
        return value;
    }
}
