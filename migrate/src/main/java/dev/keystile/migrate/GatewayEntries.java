package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The credentials of gateways, each as one object with the columns {@code key}, {@code owner}, {@code name} and dates. */
final class GatewayEntries {
    static final Map<String, String> COLUMNS = Map.of(
            Columns.KEY, "key",
            Columns.OWNER, "owner",
            Columns.NAME, "name",
            Columns.CREATED_AT, "created",
            Columns.EXPIRES_AT, "expires");

    private GatewayEntries() {}

    /** Kong: a credential as the Admin API tells it, or a consumer with its credentials as decK writes it. */
    static List<JsonNode> ofKong(JsonNode entry, InstantSource clock) {
        JsonNode credentials = entry.get("keyauth_credentials");
        if (credentials == null || !credentials.isArray()) {
            return entry.has("key") ? List.of(ofKong(entry, consumer(entry), clock)) : List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        credentials.values().forEach(each -> all.add(ofKong(each, name(entry), clock)));
        return all;
    }

    private static @Nullable String consumer(JsonNode credential) {
        JsonNode consumer = credential.get("consumer");
        return consumer == null || !consumer.isObject() ? null : name(consumer);
    }

    private static @Nullable String name(JsonNode consumer) {
        for (String property : new String[] {"username", "custom_id", "id"}) {
            JsonNode value = consumer.get(property);
            if (value != null && value.isString()) {
                return value.asString();
            }
        }
        return null;
    }

    /** Kong tells how many seconds a credential has left, not when it ends. */
    private static JsonNode ofKong(JsonNode credential, @Nullable String consumer, InstantSource clock) {
        ObjectNode row = row(credential.get("key"), consumer);
        row.set("created", credential.get("created_at"));
        JsonNode left = credential.get("ttl");
        if (left != null && left.isNumber()) {
            row.put("expires", clock.millis() + left.asLong() * 1000);
        }
        return row;
    }

    /** APISIX: a consumer or a credential of one, as the Admin API tells them. */
    static List<JsonNode> ofApisix(JsonNode entry) {
        JsonNode value = entry.has("value") ? entry.get("value") : entry;
        JsonNode key = value.at("/plugins/key-auth/key");
        if (!key.isString()) {
            return List.of();
        }
        ObjectNode row = row(key, apisixConsumer(entry, value));
        row.set("created", value.get("create_time"));
        if (value.has("desc")) {
            row.set("name", value.get("desc"));
        }
        return List.of(row);
    }

    /** A credential lies below its consumer: {@code /apisix/consumers/jack/credentials/one}. */
    private static @Nullable String apisixConsumer(JsonNode entry, JsonNode value) {
        String username = name(value.has("username") ? value : Json.MAPPER.createObjectNode());
        JsonNode path = entry.get("key");
        if (username != null || path == null || !path.isString()) {
            return username;
        }
        String[] parts = path.asString().split("/consumers/|/credentials/", -1);
        return parts.length > 1 ? parts[1] : null;
    }

    private static ObjectNode row(@Nullable JsonNode key, @Nullable String owner) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.set("key", key);
        row.put("owner", owner);
        row.put("name", owner);
        return row;
    }
}
