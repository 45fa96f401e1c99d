package dev.keystile.migrate;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What djangorestframework-api-key 3.1.0 made under Django: its database, and the keys that it showed once. */
record DjangoFixture(Path database, List<Key> keys) {
    static final String TABLE = "rest_framework_api_key_apikey";
    static final String CUSTOM_TABLE = "organizations_organizationapikey";

    /** A key, and whether Django let it in when it was made. */
    record Key(
            String table, String prefix, String name, String key, String hash, boolean isRevoked, Instant expiresAt) {
        boolean isGood(Instant now) {
            return !isRevoked && (expiresAt == null || now.isBefore(expiresAt));
        }

        @Override
        public String toString() {
            return prefix;
        }
    }

    static DjangoFixture copyTo(Path folder) {
        Path database = folder.resolve("django.sqlite3");
        try (InputStream recorded = open("/django-api-keys.sqlite3")) {
            Files.copy(recorded, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DjangoFixture(database, recorded());
    }

    private static List<Key> recorded() {
        try (InputStream recorded = open("/django-api-keys.json")) {
            return keys(Json.MAPPER.readTree(recorded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Key> keys(JsonNode document) {
        Instant madeAt = Texts.instant("made_at", document.get("made_at").asString());
        return document.get("keys").values().stream()
                .map(key -> key(key, madeAt))
                .toList();
    }

    private static Key key(JsonNode key, Instant madeAt) {
        JsonNode days = key.get("expiry_days_from_creation");
        return new Key(
                key.get("table").asString(),
                key.get("prefix").asString(),
                key.get("name").asString(),
                key.get("key").asString(),
                key.get("hash").asString(),
                key.has("revoked"),
                days == null ? null : madeAt.plus(Duration.ofDays(days.asInt())));
    }

    private static InputStream open(String name) {
        return DjangoFixture.class.getResourceAsStream(name);
    }

    List<Key> in(String table) {
        return keys.stream().filter(key -> key.table().equals(table)).toList();
    }

    String url() {
        return "jdbc:sqlite:" + database;
    }
}
