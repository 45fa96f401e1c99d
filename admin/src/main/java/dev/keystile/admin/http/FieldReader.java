package dev.keystile.admin.http;

import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the fields of small request bodies, and tells what is wrong with them without repeating it. */
public final class FieldReader {
    private static final int MAX_SHOWN_NAME = 64;

    private FieldReader() {}

    /**
     * Refuses fields that there are not.
     *
     * @param object the body
     * @param known those that there are
     * @throws Problem if there is another
     */
    public static void requireKnown(ObjectNode object, Set<String> known) {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(ProblemType.UNKNOWN_FIELD)
                            .field(name.length() <= MAX_SHOWN_NAME ? name : name.substring(0, MAX_SHOWN_NAME));
                });
    }

    /**
     * Reads text.
     *
     * @param <T> what the text stands for
     * @param object the body
     * @param name the field
     * @param reader makes the value of the text
     * @param rule what holds for the value
     * @return the value, or empty if the field is absent or null
     * @throws Problem if it is no text, or the reader refuses it
     */
    public static <T> Optional<T> text(ObjectNode object, String name, Function<String, T> reader, String rule) {
        JsonNode node = object.get(name);
        return node == null || node.isNull()
                ? Optional.empty()
                : Optional.of(checked(name, rule, () -> reader.apply(string(node))));
    }

    /**
     * Makes a value, and says which field is to blame if that fails.
     *
     * @param <T> what is made
     * @param name the field
     * @param rule what holds for the field
     * @param value makes it, or throws {@link IllegalArgumentException} or {@link DateTimeException}
     * @return the value
     * @throws Problem if it cannot be made
     */
    public static <T> T checked(String name, String rule, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw Problem.of(ProblemType.INVALID_FIELD, rule).field(name);
        }
    }

    /**
     * Reads text, and nothing that could be made text.
     *
     * @param node a value
     * @return the text
     * @throws IllegalArgumentException if it is no text
     */
    public static String string(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("not a text");
        }
        return node.stringValue();
    }
}
