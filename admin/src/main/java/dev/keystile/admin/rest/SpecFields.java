package dev.keystile.admin.rest;

import dev.keystile.admin.access.Reserved;
import dev.keystile.admin.http.FieldReader;
import dev.keystile.admin.http.Spans;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * What people choose of a key, in JSON: a merge patch (RFC 7396) of what there is. A new key is a patch of a key with nothing but
 * a name.
 */
final class SpecFields {
    private static final SpecFields NAME = new SpecFields(
            "name", "Give 1 to 200 characters, without control characters.", (spec, node) -> spec.withName(text(node)));
    private static final List<SpecFields> ALL = List.of(
            NAME,
            new SpecFields(
                    "owner",
                    "Give 1 to 200 characters, without control characters, or null.",
                    (spec, node) -> spec.withOwner(textOrNull(node))),
            new SpecFields(
                    "scopes",
                    "Give at most 100 scopes, each 1 to 100 visible ASCII characters without quote and backslash.",
                    (spec, node) -> spec.withScopes(new TreeSet<>(texts(node)))),
            new SpecFields(
                    "metadata",
                    "Give texts of at most 4096 bytes in all, with names of 1 to 100 characters that do not start with keystile.",
                    (spec, node) -> spec.withMetadata(metadata(spec.metadata(), node))),
            new SpecFields(
                    "expiresAt",
                    "Give a time in ISO 8601, such as 2030-01-31T12:00:00Z, from 1970 to 9999, or null.",
                    (spec, node) -> spec.withExpiresAt(node.isNull() ? null : Instant.parse(text(node)))),
            new SpecFields(
                    "allowedNetworks",
                    "Give at most 100 networks in CIDR notation, such as 192.0.2.0/24.",
                    (spec, node) -> spec.withAllowedNetworks(texts(node).toArray(String[]::new))),
            new SpecFields(
                    "rateLimits",
                    "Give at most 10 limits, each {\"permits\":100,\"window\":\"1m\"}: 1 to 1000000000 in 1s to 366d.",
                    (spec, node) -> spec.withRateLimits(limits(node).toArray(RateLimit[]::new))));
    private static final Set<String> OF_A_LIMIT = Set.of("permits", "window");
    private static final String UNNAMED = "unnamed";

    private final String key;
    private final String rule;
    private final BiFunction<ApiKeySpec, JsonNode, ApiKeySpec> patch;

    private SpecFields(String key, String rule, BiFunction<ApiKeySpec, JsonNode, ApiKeySpec> patch) {
        this.key = key;
        this.rule = rule;
        this.patch = patch;
    }

    /** Reads all of a new key. */
    static ApiKeySpec read(ObjectNode fields) {
        if (!fields.has(NAME.key)) {
            throw Problem.of(ProblemType.INVALID_FIELD, NAME.rule).field(NAME.key);
        }
        return patch(ApiKeySpec.named(UNNAMED), fields);
    }

    static ApiKeySpec patch(ApiKeySpec spec, ObjectNode fields) {
        FieldReader.requireKnown(fields, names());
        ApiKeySpec patched = spec;
        for (SpecFields field : ALL) {
            JsonNode node = fields.get(field.key);
            patched = node == null ? patched : field.applied(patched, node);
        }
        return patched;
    }

    private ApiKeySpec applied(ApiKeySpec spec, JsonNode node) {
        return FieldReader.checked(key, rule, () -> patch.apply(spec, node));
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (SpecFields field : ALL) {
            names.add(field.key);
        }
        return names;
    }

    private static String text(JsonNode node) {
        return FieldReader.string(node);
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isNull() ? null : text(node);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        elements(node).forEach(element -> texts.add(text(element)));
        return texts;
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new IllegalArgumentException("not an array");
        }
        return List.copyOf(node.values());
    }

    /** What is ours stays, whatever else is removed. */
    private static Map<String, String> metadata(Map<String, String> present, JsonNode node) {
        Map<String, String> merged = new TreeMap<>(present);
        if (node.isNull()) {
            merged.keySet().removeIf(name -> !Reserved.isReserved(name));
            return merged;
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        node.properties().forEach(entry -> merge(merged, entry.getKey(), entry.getValue()));
        return merged;
    }

    private static void merge(Map<String, String> metadata, String name, JsonNode value) {
        if (Reserved.isReserved(name)) {
            throw new IllegalArgumentException("reserved");
        }
        if (value.isNull()) {
            metadata.remove(name);
        } else {
            metadata.put(name, text(value));
        }
    }

    private static List<RateLimit> limits(JsonNode node) {
        return elements(node).stream().map(SpecFields::limit).toList();
    }

    private static RateLimit limit(JsonNode node) {
        JsonNode permits = node.get("permits");
        JsonNode window = node.get("window");
        boolean whole = node.isObject()
                && OF_A_LIMIT.containsAll(node.propertyNames())
                && permits != null
                && permits.isIntegralNumber()
                && permits.canConvertToLong()
                && window != null;
        if (!whole) {
            throw new IllegalArgumentException("not a limit");
        }
        return new RateLimit(permits.longValue(), Spans.parse(text(window)));
    }
}
