package dev.keystile.store.redis;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields of a hash, taken one by one: whatever is left at the end should not be there. Not thread-safe. */
final class StrictFields {
    /** More than the longest that we write: 100 scopes of 100 characters. */
    private static final int MAX_BYTES = 16_384;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,18}");

    private final Map<String, String> fields = new HashMap<>();

    /**
     * Reads texts.
     *
     * @param namesAndValues by turns
     * @throws IllegalArgumentException if one is too long or no UTF-8
     */
    StrictFields(List<byte[]> namesAndValues) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            fields.put(text(namesAndValues.get(i)), text(namesAndValues.get(i + 1)));
        }
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("too long");
        }
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    /** Nearly all that we write is: a decoder for each field would cost more than all else. */
    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    @Nullable String optional(String name) {
        return fields.remove(name);
    }

    String text(String name) {
        String value = fields.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("missing");
        }
        return value;
    }

    void require(String name, String expected) {
        if (!text(name).equals(expected)) {
            throw new IllegalArgumentException("unexpected");
        }
    }

    long number(String name) {
        return number(name, text(name));
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    @Nullable Instant optionalTime(String name) {
        String value = optional(name);
        return value == null ? null : Instant.ofEpochMilli(number(name, value));
    }

    boolean flag(String name) {
        String value = text(name);
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return value.equals("true");
    }

    /** Takes all fields whose names begin with a text, by the rest of their names. */
    Map<String, String> startingWith(String start) {
        Map<String, String> taken = new TreeMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().startsWith(start)) {
                taken.put(field.getKey().substring(start.length()), field.getValue());
            }
        }
        fields.keySet().removeIf(name -> name.startsWith(start));
        return taken;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    void requireEmpty() {
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException("unknown fields");
        }
    }

    static long number(String what, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " is no number");
        }
        return Long.parseLong(text);
    }
}
