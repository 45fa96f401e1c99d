package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as rows have it. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Scalars by their path, and what is nested as JSON too. */
    static Map<String, @Nullable String> flat(JsonNode object) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        flatten("", object, values);
        return values;
    }

    private static void flatten(String start, JsonNode object, Map<String, @Nullable String> values) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String path = start + property.getKey();
            JsonNode value = property.getValue();
            values.put(path, text(value));
            if (value.isObject()) {
                flatten(path + ".", value, values);
            }
        }
    }

    static @Nullable String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isContainer() ? value.toString() : value.asString();
    }

    /** {@code null} if the text is no JSON. */
    static @Nullable JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }
}
