package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads values as databases and exports write them. The messages of errors quote no value: it may be a secret in the wrong place. */
final class Texts {
    private static final int MAX_NAME = 200;
    private static final long LEAST_MILLIS = 100_000_000_000L;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Django, Laravel and PostgreSQL put a blank where ISO 8601 has a T, and Django leaves the zone out: it is UTC. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ]")
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private Texts() {}

    /** Seconds or milliseconds since 1970, a date, or a date with a time. */
    static Instant instant(String field, String text) {
        try {
            if (NUMBER.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text, DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " is no date: write it as 2027-06-30T12:00:00Z, or in milliseconds since 1970", e);
        }
    }

    static boolean flag(String field, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes", "y" -> true;
            case "false", "f", "0", "no", "n" -> false;
            default -> throw new IllegalArgumentException(field + " is neither true nor false");
        };
    }

    /** A JSON array, a JSON object of lists (which become {@code name:item}), or text between commas or blanks. */
    static List<String> list(String field, String text) {
        JsonNode tree = text.startsWith("[") || text.startsWith("{") ? Json.tree(text) : null;
        if (tree == null) {
            return List.of(text.strip().split("[\\s,]+"));
        }
        List<String> items = new ArrayList<>();
        if (tree.isArray()) {
            addAll("", tree, items, field);
        }
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            addAll(entry.getKey() + ":", entry.getValue(), items, field);
        }
        return items;
    }

    private static void addAll(String start, JsonNode array, List<String> items, String field) {
        for (JsonNode item : array.values()) {
            if (!item.isString()) {
                throw new IllegalArgumentException(field + " is no list of texts");
            }
            items.add(start + item.asString());
        }
    }

    static Map<String, String> map(String field, String text) {
        JsonNode tree = Json.tree(text);
        if (tree != null && tree.isString()) {
            tree = Json.tree(tree.asString()); // better-auth writes JSON within JSON
        }
        if (tree != null && tree.isNull()) {
            return Map.of();
        }
        if (tree == null || !tree.isObject()) {
            throw new IllegalArgumentException(field + " is no JSON object");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            String value = Json.text(entry.getValue());
            if (value != null) {
                map.put(entry.getKey(), value);
            }
        }
        return map;
    }

    /** A name is for people: one that Keystile could not keep is shortened, not refused. */
    static String name(@Nullable String text, String byDefault) {
        String clean = text == null ? "" : text.replaceAll("\\p{Cc}", " ");
        if (clean.isBlank()) {
            return byDefault;
        }
        return clean.length() <= MAX_NAME ? clean : shortened(clean);
    }

    private static String shortened(String name) {
        int end = MAX_NAME - 1;
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
