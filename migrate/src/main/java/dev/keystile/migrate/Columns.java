package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column of a source holds which field of a key. */
final class Columns {
    static final String ID = "id";
    static final String KEY = "key";
    static final String HASH = "hash";
    static final String NAME = "name";
    static final String OWNER = "owner";
    static final String SCOPES = "scopes";
    static final String CREATED_AT = "createdAt";
    static final String EXPIRES_AT = "expiresAt";
    static final String REVOKED = "revoked";
    static final String REVOKED_AT = "revokedAt";
    static final String ENABLED = "enabled";
    static final String LAST_USED_AT = "lastUsedAt";
    static final String METADATA = "metadata";
    private static final String METADATA_ENTRY = "metadata.";

    private static final Set<String> FIELDS = Set.of(
            ID,
            KEY,
            HASH,
            NAME,
            OWNER,
            SCOPES,
            CREATED_AT,
            EXPIRES_AT,
            REVOKED,
            REVOKED_AT,
            ENABLED,
            LAST_USED_AT,
            METADATA);

    private final Map<String, List<String>> byField;

    private Columns(Map<String, List<String>> byField) {
        this.byField = byField;
    }

    /**
     * The columns of a system, as far as others are not given.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    static Columns of(Map<String, String> ofTheSystem, Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>(ofTheSystem);
        all.putAll(given);
        Map<String, List<String>> byField = new LinkedHashMap<>();
        all.forEach((field, columns) -> {
            requireField(field);
            if (!columns.isBlank()) {
                byField.put(field, Arrays.asList(columns.strip().split("\\+", -1)));
            }
        });
        return new Columns(byField);
    }

    private static void requireField(String field) {
        if (!FIELDS.contains(field) && !field.startsWith(METADATA_ENTRY)) {
            throw new IllegalArgumentException("there is no field '" + field + "' to give a column: there are "
                    + FIELDS.stream().sorted().collect(Collectors.joining(", ")) + " and metadata.<name>");
        }
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    /** The columns of a field; empty if it has none. */
    List<String> of(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /** All columns, each once. */
    List<String> all() {
        return byField.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** The one column of a field. */
    String one(String field) {
        List<String> columns = byField.get(field);
        if (columns == null || columns.size() != 1) {
            throw new IllegalArgumentException("the field " + field + " needs one column: name it");
        }
        return columns.get(0);
    }

    /** The names of the metadata that have a column of their own. */
    List<String> metadata() {
        return byField.keySet().stream()
                .filter(field -> field.startsWith(METADATA_ENTRY))
                .map(field -> field.substring(METADATA_ENTRY.length()))
                .toList();
    }

    @Nullable String metadata(String name, Row row) {
        return text(METADATA_ENTRY + name, row);
    }

    /** {@code null} if there is nothing. */
    @Nullable String text(String field, Row row) {
        List<String> columns = byField.get(field);
        if (columns == null) {
            return null;
        }
        String text = columns.stream()
                .map(column -> row.values().get(column))
                .filter(value -> value != null && !value.isEmpty() && !value.equals("\\N"))
                .collect(Collectors.joining(":"));
        return text.isEmpty() ? null : text;
    }

    /** As {@link #text}, for what a row must have. */
    String required(String field, Row row) {
        String text = text(field, row);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + field + " in "
                    + String.join(" and ", byField.getOrDefault(field, List.of("any column"))));
        }
        return text;
    }
}
