package dev.keystile.store.mongo;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.PageToken;
import dev.keystile.model.RateLimit;
import dev.keystile.spi.DamagedKeyException;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a document as a key. It comes as bytes: what the driver cannot read harms that one key, not a whole list. */
final class KeyReader {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private KeyReader() {}

    /**
     * Reads a key.
     *
     * @param document the document without its use
     * @throws DamagedKeyException if it holds what no store of ours has written
     */
    static ApiKey read(RawBsonDocument document) {
        try {
            return StrictDocument.read(document.decode(CODEC), KeyReader::key);
        } catch (RuntimeException e) {
            // Neither message nor cause: they may quote the document, and a document holds hashes.
            throw new DamagedKeyException("the document of key " + id(document) + " is damaged ("
                    + e.getClass().getSimpleName() + "): put it right in the collection, or delete the key");
        }
    }

    /** Tells the place of a document in the list of keys, damaged or not; null if the damage is such that it has none. */
    static @Nullable PageToken place(RawBsonDocument document) {
        try {
            BsonDocument decoded = document.decode(CODEC);
            long createdAt = decoded.getDateTime(Names.CREATED_AT).getValue();
            return new PageToken(
                    Instant.ofEpochMilli(createdAt), decoded.getString(Names.ID).getValue());
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** What is no id is not told: it may be any text, and this goes to a log. */
    private static String id(RawBsonDocument document) {
        try {
            String id = document.decode(CODEC).getString(Names.ID).getValue();
            return Texts.isKeyId(id) ? id : "(of an id that is none)";
        } catch (RuntimeException e) {
            return "(without an id)";
        }
    }

    private static ApiKey key(StrictDocument in) {
        return ApiKey.builder(in.text(Names.ID))
                .prefix(in.text(Names.PREFIX))
                .name(in.text(Names.NAME))
                .owner(in.optionalText(Names.OWNER))
                .scopes(new TreeSet<>(in.list(Names.SCOPES, KeyReader::text)))
                .metadata(metadata(in.list(Names.METADATA, KeyReader::entry)))
                .createdAt(in.time(Names.CREATED_AT))
                .expiresAt(in.optionalTime(Names.EXPIRES_AT))
                .enabled(in.flag(Names.ENABLED))
                .revoked(in.optionalTime(Names.REVOKED_AT), in.optionalText(Names.REVOKED_REASON))
                .allowedNetworks(in.list(Names.ALLOWED_NETWORKS, KeyReader::text))
                .rateLimits(in.list(Names.RATE_LIMITS, KeyReader::rateLimit))
                .secrets(in.list(Names.SECRETS, KeyReader::secret))
                .version(in.number(Names.VERSION))
                .build();
    }

    private static String text(BsonValue value) {
        return value.asString().getValue();
    }

    private static Map.Entry<String, String> entry(BsonValue value) {
        return StrictDocument.read(value, in -> Map.entry(in.text(Names.NAME), in.text(Names.VALUE)));
    }

    private static Map<String, String> metadata(List<Map.Entry<String, String>> entries) {
        Map<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, String> entry : entries) {
            if (metadata.put(entry.getKey(), entry.getValue()) != null) {
                throw new IllegalArgumentException("two entries of one name");
            }
        }
        return metadata;
    }

    private static RateLimit rateLimit(BsonValue value) {
        return StrictDocument.read(
                value,
                in -> new RateLimit(in.number(Names.PERMITS), Duration.ofMillis(in.number(Names.WINDOW_MILLIS))));
    }

    private static KeySecret secret(BsonValue value) {
        return StrictDocument.read(
                value,
                in -> new KeySecret(in.text(Names.HASH), in.time(Names.CREATED_AT), in.optionalTime(Names.EXPIRES_AT)));
    }
}
