package dev.keystile.store.jdbc;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads JSON token by token and accepts nothing but what is asked for. */
final class StrictJson {
    /** More than the largest column that we write: 4096 bytes of metadata, each escaped to six characters. */
    private static final int MAX_LENGTH = 65_535;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private @Nullable JsonToken token;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
        this.token = parser.nextToken();
    }

    /**
     * Reads a whole document.
     *
     * @throws IllegalArgumentException if it is JSON of another form
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    static <T> T read(String json, Function<StrictJson, T> content) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            StrictJson in = new StrictJson(parser);
            T value = content.apply(in);
            if (in.token != null) {
                throw new IllegalArgumentException("more JSON than expected");
            }
            return value;
        }
    }

    <T> List<T> list(Supplier<T> element) {
        take(JsonToken.START_ARRAY);
        List<T> list = new ArrayList<>();
        while (token != JsonToken.END_ARRAY) {
            list.add(element.get());
        }
        take(JsonToken.END_ARRAY);
        return list;
    }

    Map<String, String> map() {
        take(JsonToken.START_OBJECT);
        Map<String, String> map = new TreeMap<>();
        while (token != JsonToken.END_OBJECT) {
            String name = parser.getString();
            take(JsonToken.PROPERTY_NAME);
            map.put(name, text());
        }
        take(JsonToken.END_OBJECT);
        return map;
    }

    <T> T object(Supplier<T> properties) {
        take(JsonToken.START_OBJECT);
        T value = properties.get();
        take(JsonToken.END_OBJECT);
        return value;
    }

    String text(String property) {
        name(property);
        return text();
    }

    String text() {
        String text = parser.getString();
        take(JsonToken.VALUE_STRING);
        return text;
    }

    long number(String property) {
        name(property);
        return number();
    }

    @Nullable Long optionalNumber(String property) {
        name(property);
        if (token == JsonToken.VALUE_NULL) {
            take(JsonToken.VALUE_NULL);
            return null;
        }
        return number();
    }

    private long number() {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw new IllegalArgumentException("not a whole number");
        }
        long number = parser.getLongValue();
        take(JsonToken.VALUE_NUMBER_INT);
        return number;
    }

    private void name(String expected) {
        if (token != JsonToken.PROPERTY_NAME || !expected.equals(parser.currentName())) {
            throw new IllegalArgumentException("not the property " + expected);
        }
        take(JsonToken.PROPERTY_NAME);
    }

    private void take(JsonToken expected) {
        if (token != expected) {
            throw new IllegalArgumentException("not a " + expected);
        }
        token = parser.nextToken();
    }
}
