package dev.keystile.admin.http;

import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The parameters of an address. They are read from the address alone, never from a form in the body. */
public final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** Each parameter at most once, and none that is not known: a misspelt filter would show more than was asked for. */
    static Query parse(@Nullable String raw, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String part : raw.split("&", -1)) {
                String[] pair = part.split("=", 2);
                String name = decoded(pair[0]);
                boolean isNew = known.contains(name)
                        && values.putIfAbsent(name, pair.length == 2 ? decoded(pair[1]) : "") == null;
                if (!isNew) {
                    throw Problem.of(ProblemType.INVALID_PARAMETER, "There is no such parameter, or it is repeated.");
                }
            }
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.INVALID_PARAMETER, "The query holds a bad percent-encoding.");
        }
    }

    /**
     * Reads a parameter.
     *
     * @param <T> its type
     * @param name its name
     * @param reader makes its value of its text, or throws {@link IllegalArgumentException} or
     *     {@link java.time.DateTimeException}
     * @param rule what holds for its value, for the error
     * @return its value, or empty if it is absent or empty
     * @throws Problem if the reader refuses it
     */
    public <T> Optional<T> value(String name, Function<String, T> reader, String rule) {
        String text = values.getOrDefault(name, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Problem.of(ProblemType.INVALID_PARAMETER, rule).field(name);
        }
    }
}
