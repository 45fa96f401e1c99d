package dev.keystile.migrate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Keys of Unkey in the two forms that it documents. */
final class UnkeyEntries {
    private UnkeyEntries() {}

    /** {@code keys.migrateKeys} names the owner {@code externalId}, {@code apis.listKeys} has it in the identity. */
    static List<JsonNode> unify(JsonNode entry) {
        JsonNode owner = entry.at("/identity/externalId");
        if (entry instanceof ObjectNode object && owner.isString() && !object.has("externalId")) {
            object.set("externalId", owner);
        }
        return List.of(entry);
    }

    static Identity.Reader identity(String prefix) {
        return (columns, row) -> {
            if (columns.text(Columns.KEY, row) != null) {
                return Identity.plaintext(prefix).read(columns, row);
            }
            return Identity.sha256(prefix, encoding(row)).read(columns, row);
        };
    }

    private static HashEncoding encoding(Row row) {
        String variant = row.values().getOrDefault("hash.variant", "sha256_base64");
        return switch (String.valueOf(variant)) {
            case "sha256_base64" -> HashEncoding.SHA256_BASE64;
            case "sha256_hex" -> HashEncoding.SHA256_HEX;
            default ->
                throw new IllegalArgumentException(
                        "its hash is no SHA-256, which is all that is checked here: issue another key");
        };
    }
}
