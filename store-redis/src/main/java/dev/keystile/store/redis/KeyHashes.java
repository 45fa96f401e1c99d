package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.DuplicateKeyException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes single keys. Each write is one script: hash, indexes and the entry in the stream of changes. */
final class KeyHashes {
    private final Redis redis;
    private final Replication replication;

    KeyHashes(Redis redis, Replication replication) {
        this.redis = redis;
        this.replication = replication;
    }

    Optional<ApiKey> find(String id) {
        List<byte[]> hash = redis.ask("find a key", Commands.hash(redis.names().key(id)))
                .orElseThrow(() -> KeyReader.damaged(id, "no hash"));
        return hash.isEmpty() ? Optional.empty() : Optional.of(KeyReader.read(id, hash));
    }

    void insert(ApiKey key) {
        if (!run("insert a key", Script.INSERT, key.id(), ofNew(key))) {
            throw new DuplicateKeyException(key.id(), null);
        }
    }

    boolean update(ApiKey key) {
        List<String> arguments = arguments(key, Long.toString(key.version()), KeyFields.ofUpdate(key));
        return run("update a key", Script.UPDATE, key.id(), arguments);
    }

    /**
     * Deletes a key.
     *
     * @param version the version that it must have, or empty
     */
    boolean delete(String id, String version) {
        return run("delete a key", Script.DELETE, id, List.of(id, event(), version));
    }

    private boolean run(String action, Script script, String id, List<String> arguments) {
        return redis.write(action, pipeline -> {
            long written = script.run(pipeline, redis.names().ofWrite(id), arguments);
            if (written == 1 || script == Script.DELETE) {
                replication.await(pipeline);
            }
            return written == 1;
        });
    }

    /** The arguments of {@link Script#INSERT}. */
    static List<String> ofNew(ApiKey key) {
        return arguments(key, Places.of(key), KeyFields.ofNew(key));
    }

    private static List<String> arguments(ApiKey key, String own, List<String> fields) {
        String revokedAt = KeyFields.millis(key.revokedAt());
        List<String> arguments = new ArrayList<>(List.of(
                key.id(),
                event(),
                Places.ownerIndex(key.owner()),
                revokedAt == null ? "" : revokedAt,
                key.revokedReason() == null ? "" : key.revokedReason(),
                Boolean.toString(key.expiresAt() != null),
                Boolean.toString(!key.enabled()),
                own));
        arguments.addAll(fields);
        return arguments;
    }

    /** Tells one entry of the stream from any other, even one with the same id that another server has written. */
    private static String event() {
        return UUID.randomUUID().toString();
    }
}
