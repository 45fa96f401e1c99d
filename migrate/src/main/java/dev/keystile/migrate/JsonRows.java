package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * JSON, one entry at a time: an array of entries, such an array within an object, as the answers of many APIs are, or entries
 * one after the other, as in JSON Lines.
 */
final class JsonRows implements RowReader {
    private final Bytes bytes;
    private final Set<String> arrays;
    private final Function<JsonNode, List<JsonNode>> split;
    private final JsonParser parser;
    private final Deque<JsonNode> parts = new ArrayDeque<>();
    private boolean inArray;
    /** What was read of the object around the array; {@code null} outside of any. */
    private @Nullable ObjectNode around;

    private boolean hadArray;
    private long entries;

    /**
     * Begins to read.
     *
     * @param arrays the names of the arrays that hold entries, where there is an object around
     * @param split makes rows of an entry: usually one
     */
    JsonRows(Bytes bytes, @Nullable String after, Set<String> arrays, Function<JsonNode, List<JsonNode>> split) {
        this.bytes = bytes;
        this.arrays = arrays;
        this.split = split;
        this.parser = Json.MAPPER.createParser(bytes);
        long skipped = Positions.count(after);
        while (entries < skipped && nextEntry() != null) {
            // The entries before the place.
        }
    }

    @Override
    public @Nullable Row next() {
        while (parts.isEmpty()) {
            JsonNode entry = nextEntry();
            if (entry == null) {
                return null;
            }
            parts.addAll(split.apply(entry));
        }
        // Whoever goes on behind an entry that was split does so only when all of it was read.
        JsonNode part = parts.remove();
        long complete = parts.isEmpty() ? entries : entries - 1;
        return new Row("entry " + entries, Long.toString(complete), Json.flat(part));
    }

    private @Nullable JsonNode nextEntry() {
        try {
            JsonNode entry = read();
            if (entry != null) {
                entries++;
            }
            return entry;
        } catch (JacksonException e) {
            // The message of the parser quotes what it read, which may be a key.
            throw new MigrationException(
                    "the JSON is damaged behind entry " + entries + ", near line "
                            + e.getLocation().getLineNr() + ": mend it, and go on behind entry " + entries,
                    null);
        }
    }

    private @Nullable JsonNode read() {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            JsonNode entry = take(token);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable JsonNode take(JsonToken token) {
        if (inArray) {
            return takeOfArray(token);
        }
        if (around != null) {
            return takeOfObject(token, around);
        }
        switch (token) {
            case START_ARRAY -> inArray = true;
            case START_OBJECT -> {
                around = Json.MAPPER.createObjectNode();
                hadArray = false;
            }
            default -> throw noEntry();
        }
        return null;
    }

    private @Nullable JsonNode takeOfArray(JsonToken token) {
        if (token == JsonToken.END_ARRAY) {
            inArray = false;
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw noEntry();
        }
        return parser.readValueAsTree();
    }

    /** An object that has none of the arrays is an entry itself. */
    private @Nullable JsonNode takeOfObject(JsonToken token, ObjectNode object) {
        if (token == JsonToken.END_OBJECT) {
            around = null;
            return hadArray ? null : object;
        }
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && arrays.contains(name)) {
            inArray = true;
            hadArray = true;
        } else {
            object.set(name, parser.<JsonNode>readValueAsTree());
        }
        return null;
    }

    private MigrationException noEntry() {
        return new MigrationException(
                "behind entry " + entries
                        + " there is something else than an object: give JSON that holds one for each key",
                null);
    }

    @Override
    public OptionalDouble fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() {
        parser.close();
        bytes.close();
    }
}
