package dev.keystile.servlet;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What tests look for in a {@link Reply}. */
final class Replies {
    private static final JsonMapper JSON = new JsonMapper();

    private Replies() {}

    /** The fields that do not change from one answer to the next, in a fixed order. */
    static List<Reply.Field> lasting(List<Reply.Field> fields) {
        return fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase("Date"))
                .sorted(Comparator.comparing(Reply.Field::name).thenComparing(Reply.Field::value))
                .toList();
    }

    static Map<String, Object> json(Reply reply) {
        return JSON.readValue(reply.body(), new TypeReference<>() {});
    }
}
