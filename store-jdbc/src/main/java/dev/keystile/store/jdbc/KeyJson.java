package dev.keystile.store.jdbc;

import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes and reads the parts of a key that a column holds as JSON. What it would not have written itself, it refuses to
 * read. Most keys have no metadata, networks or limits: for nothing no parser is made.
 */
final class KeyJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String EMPTY_LIST = "[]";
    private static final String EMPTY_MAP = "{}";

    private KeyJson() {}

    static String ofTexts(Collection<String> texts) {
        return write(json -> list(json, texts, json::writeString));
    }

    static List<String> texts(String json) {
        return json.equals(EMPTY_LIST) ? List.of() : StrictJson.read(json, in -> in.list(in::text));
    }

    static String ofMap(Map<String, String> map) {
        return write(json -> {
            json.writeStartObject();
            map.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    static Map<String, String> map(String json) {
        return json.equals(EMPTY_MAP) ? Map.of() : StrictJson.read(json, StrictJson::map);
    }

    static String ofRateLimits(List<RateLimit> limits) {
        return write(json -> list(json, limits, limit -> {
            json.writeStartObject();
            json.writeNumberProperty("permits", limit.permits());
            json.writeNumberProperty("windowMillis", limit.window().toMillis());
            json.writeEndObject();
        }));
    }

    static List<RateLimit> rateLimits(String json) {
        return json.equals(EMPTY_LIST)
                ? List.of()
                : StrictJson.read(json, in -> in.list(() -> in.object(() -> rateLimit(in))));
    }

    private static RateLimit rateLimit(StrictJson in) {
        return new RateLimit(in.number("permits"), Duration.ofMillis(in.number("windowMillis")));
    }

    static String ofSecrets(List<KeySecret> secrets) {
        return write(json -> list(json, secrets, secret -> {
            json.writeStartObject();
            json.writeStringProperty("hash", secret.hash());
            json.writeNumberProperty("createdAt", secret.createdAt().toEpochMilli());
            writeOptional(json, "expiresAt", secret.expiresAt());
            json.writeEndObject();
        }));
    }

    static List<KeySecret> secrets(String json) {
        return StrictJson.read(json, in -> in.list(() -> in.object(() -> secret(in))));
    }

    private static KeySecret secret(StrictJson in) {
        String hash = in.text("hash");
        Instant createdAt = Instant.ofEpochMilli(in.number("createdAt"));
        Long expiresAt = in.optionalNumber("expiresAt");
        return new KeySecret(hash, createdAt, expiresAt == null ? null : Instant.ofEpochMilli(expiresAt));
    }

    private static <T> void list(JsonGenerator json, Collection<T> elements, Consumer<T> write) {
        json.writeStartArray();
        elements.forEach(write);
        json.writeEndArray();
    }

    private static void writeOptional(JsonGenerator json, String name, @Nullable Instant time) {
        if (time == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, time.toEpochMilli());
        }
    }

    private static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }
}
