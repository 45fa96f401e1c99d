package dev.keystile.store.mongo;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.RateLimit;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

import java.util.Map;

/** Writes a key as a document. What {@link KeyReader} reads is exactly this. */
final class KeyDocument {
    private KeyDocument() {}

    /** A key that was never used. */
    static BsonDocument of(ApiKey key) {
        BsonDocument document = new BsonDocument(Names.ID, new BsonString(key.id()))
                .append(Names.PREFIX, new BsonString(key.prefix()))
                .append(Names.CREATED_AT, Values.time(key.createdAt()));
        document.putAll(changeable(key));
        return document.append(Names.VERSION, new BsonInt64(key.version())).append(Names.USE, unused());
    }

    /** What an update writes: all but what a key is born with, its version and its use. */
    static BsonDocument changeable(ApiKey key) {
        return new BsonDocument(Names.NAME, new BsonString(key.name()))
                .append(Names.OWNER, Values.text(key.owner()))
                .append(Names.SCOPES, Values.list(key.scopes(), BsonString::new))
                .append(Names.METADATA, Values.list(key.metadata().entrySet(), KeyDocument::entry))
                .append(Names.EXPIRES_AT, Values.time(key.expiresAt()))
                .append(Names.ENABLED, BsonBoolean.valueOf(key.enabled()))
                .append(Names.REVOKED_AT, Values.time(key.revokedAt()))
                .append(Names.REVOKED_REASON, Values.text(key.revokedReason()))
                .append(Names.ALLOWED_NETWORKS, Values.list(key.allowedNetworks(), BsonString::new))
                .append(Names.RATE_LIMITS, Values.list(key.rateLimits(), KeyDocument::rateLimit))
                .append(Names.SECRETS, Values.list(key.secrets(), KeyDocument::secret));
    }

    private static BsonDocument unused() {
        return new BsonDocument(Names.COUNT, new BsonInt64(0))
                .append(Names.LAST_AT, BsonNull.VALUE)
                .append(Names.LAST_FROM, BsonNull.VALUE);
    }

    /** A document of its own, since a name may hold dots and dollars, which mean something in the name of a field. */
    private static BsonValue entry(Map.Entry<String, String> entry) {
        return new BsonDocument(Names.NAME, new BsonString(entry.getKey()))
                .append(Names.VALUE, new BsonString(entry.getValue()));
    }

    private static BsonValue rateLimit(RateLimit limit) {
        return new BsonDocument(Names.PERMITS, new BsonInt64(limit.permits()))
                .append(Names.WINDOW_MILLIS, new BsonInt64(limit.window().toMillis()));
    }

    private static BsonValue secret(KeySecret secret) {
        return new BsonDocument(Names.HASH, new BsonString(secret.hash()))
                .append(Names.CREATED_AT, Values.time(secret.createdAt()))
                .append(Names.EXPIRES_AT, Values.time(secret.expiresAt()));
    }
}
