package dev.keystile.store.redis;

import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes what is known of the use of keys: hashes of their own, that no update of a key touches. */
final class UsageHashes {
    private static final Logger LOG = LoggerFactory.getLogger(RedisKeyStore.class);
    /** How many keys one script adds to: the server answers nobody else while it runs. */
    private static final int KEYS_PER_SCRIPT = 100;

    private static final int KEYS_PER_READ = 500;

    /** What the server has answered for one key. */
    private record Answer(String id, Response<Long> exists, Response<List<byte[]>> use) {}

    private final Redis redis;

    UsageHashes(Redis redis) {
        this.redis = redis;
    }

    void add(Collection<KeyUse> uses) {
        List<KeyUse> known =
                uses.stream().filter(use -> Texts.isKeyId(use.id())).toList();
        for (List<KeyUse> part : parts(known, KEYS_PER_SCRIPT)) {
            redis.write("record the use of keys", pipeline -> addPart(pipeline, part));
        }
    }

    private long addPart(Pipeline pipeline, List<KeyUse> uses) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (KeyUse use : uses) {
            keys.add(redis.names().key(use.id()));
            keys.add(redis.names().use(use.id()));
            arguments.add(Long.toString(use.count()));
            arguments.add(Long.toString(use.lastUsedAt().toEpochMilli()));
            arguments.add(use.lastUsedFrom() == null ? "" : use.lastUsedFrom());
        }
        return Script.USE.run(pipeline, keys, arguments);
    }

    Map<String, KeyUsage> read(Collection<String> ids) {
        List<String> known = ids.stream().filter(Texts::isKeyId).distinct().toList();
        Map<String, KeyUsage> usage = new HashMap<>();
        for (List<String> part : parts(known, KEYS_PER_READ)) {
            usage.putAll(redis.askTogether("read the use of keys", pipeline -> readPart(pipeline, part)));
        }
        return usage;
    }

    private Map<String, KeyUsage> readPart(Pipeline pipeline, List<String> ids) {
        List<Answer> answers = ids.stream()
                .map(id -> new Answer(
                        id,
                        pipeline.appendCommand(Commands.exists(redis.names().key(id))),
                        pipeline.appendCommand(Commands.hash(redis.names().use(id)))))
                .toList();
        pipeline.sync();
        Map<String, KeyUsage> usage = new HashMap<>();
        for (Answer answer : answers) {
            if (answer.exists().get() == 1) {
                usage.put(answer.id(), usage(answer));
            }
        }
        return usage;
    }

    /** Damage to what is known of one key's use is no reason to refuse what is known of others. */
    private static KeyUsage usage(Answer answer) {
        try {
            List<byte[]> hash = answer.use().get();
            return hash.isEmpty() ? KeyUsage.NONE : usage(new StrictFields(hash));
        } catch (IllegalArgumentException e) {
            LOG.warn("The use of key {} is damaged, and told as none", answer.id());
            return KeyUsage.NONE;
        } catch (JedisDataException e) {
            if (!Failures.isWrongType(e)) {
                throw e;
            }
            LOG.warn("The use of key {} is no hash, and told as none", answer.id());
            return KeyUsage.NONE;
        }
    }

    private static KeyUsage usage(StrictFields fields) {
        KeyUsage usage = new KeyUsage(
                fields.number("count"), fields.optionalTime("last-used-at"), fields.optional("last-used-from"));
        fields.requireEmpty();
        return usage;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
