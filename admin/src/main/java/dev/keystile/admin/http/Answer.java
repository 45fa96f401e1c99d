package dev.keystile.admin.http;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a route answers.
 *
 * @param status the HTTP status
 * @param headers what it has beyond the headers of all answers
 * @param body what it carries; {@code null} for nothing
 */
public record Answer(
        int status, Map<String, String> headers, @Nullable Body body) {
    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /**
     * 200.
     *
     * @param body what it carries
     * @return the answer
     */
    public static Answer ok(Body body) {
        return new Answer(200, Map.of(), body);
    }

    /**
     * 201.
     *
     * @param body what it carries
     * @return the answer
     */
    public static Answer created(Body body) {
        return new Answer(201, Map.of(), body);
    }

    /**
     * 204.
     *
     * @return the answer
     */
    public static Answer nothing() {
        return new Answer(204, Map.of(), null);
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return a copy with it
     */
    public Answer header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
