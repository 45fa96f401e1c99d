package dev.keystile.admin.problem;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that is an error. It is made of our own words and of names, never of a value that a client sent. It ends a
 * request and nothing else, so it has no stack trace.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String field;
    private final @Nullable String keyId;
    private final transient Map<String, String> headers;

    private Problem(
            ProblemType type,
            String detail,
            @Nullable String field,
            @Nullable String keyId,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.field = field;
        this.keyId = keyId;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A problem of which nothing more can be said.
     *
     * @param type its kind
     * @return the problem, to be thrown
     */
    public static Problem of(ProblemType type) {
        return new Problem(type, type.detail(), null, null, Map.of());
    }

    /**
     * A problem with words of its own.
     *
     * @param type its kind
     * @param detail what to do: no value that a client sent
     * @return the problem, to be thrown
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, null, Map.of());
    }

    /**
     * Tells which field, parameter or header it is about.
     *
     * @param name the name
     * @return a copy that tells it
     */
    public Problem field(String name) {
        return new Problem(type, detail(), name, keyId, headers);
    }

    /**
     * Tells which key it is about.
     *
     * @param id a key id that the caller may know
     * @return a copy that tells it
     */
    public Problem keyId(String id) {
        return new Problem(type, detail(), field, id, headers);
    }

    /**
     * Adds a header to the answer.
     *
     * @param name such as {@code Allow}
     * @param value its value
     * @return a copy with it
     */
    public Problem header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail(), field, keyId, more);
    }

    /**
     * Tells its kind.
     *
     * @return the kind
     */
    public ProblemType type() {
        return type;
    }

    /**
     * Tells people what to do.
     *
     * @return a sentence
     */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /**
     * Tells which field, parameter or header it is about.
     *
     * @return the name; {@code null} if it is about none
     */
    public @Nullable String field() {
        return field;
    }

    /**
     * Tells which key it is about.
     *
     * @return the id; {@code null} if the caller need not know
     */
    public @Nullable String keyId() {
        return keyId;
    }

    /**
     * Tells what the answer has beyond the usual headers.
     *
     * @return values by name
     */
    public Map<String, String> headers() {
        return headers;
    }
}
