package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Adds many keys with few round trips: each by a script of its own, so that the server answers others in between, and many
 * scripts in one pipeline. Replicas are waited for once for all of a pipeline.
 */
final class KeyImport {
    private static final int PIPELINE = 500;

    private final Redis redis;
    private final Replication replication;

    KeyImport(Redis redis, Replication replication) {
        this.redis = redis;
        this.replication = replication;
    }

    /** Adds keys, and tells the ids that were taken. */
    Set<String> insert(Collection<ApiKey> keys) {
        List<ApiKey> all = List.copyOf(keys);
        Set<String> taken = new HashSet<>();
        for (int from = 0; from < all.size(); from += PIPELINE) {
            List<ApiKey> left = new ArrayList<>(all.subList(from, Math.min(all.size(), from + PIPELINE)));
            redis.write("insert keys", pipeline -> insert(pipeline, left, taken));
        }
        return taken;
    }

    /**
     * Adds keys.
     *
     * @param left the keys that are left to add: where a slot moves to another server meanwhile, this is called again, and
     *     must not take its own keys for others'
     */
    private int insert(Pipeline pipeline, List<ApiKey> left, Set<String> taken) {
        List<Response<Long>> answers = new ArrayList<>();
        for (ApiKey key : left) {
            answers.add(Script.INSERT.append(
                    pipeline, answers.isEmpty(), redis.names().ofWrite(key.id()), KeyHashes.ofNew(key)));
        }
        pipeline.sync();
        note(answers, left, taken);
        replication.await(pipeline);
        return answers.size();
    }

    /** Reads all answers before the first failure is told, if there is one. */
    private static void note(List<Response<Long>> answers, List<ApiKey> left, Set<String> taken) {
        List<ApiKey> failed = new ArrayList<>();
        List<JedisException> failures = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            try {
                if (answers.get(i).get() == 0) {
                    taken.add(left.get(i).id());
                }
            } catch (JedisException e) {
                failed.add(left.get(i));
                failures.add(e);
            }
        }
        left.clear();
        left.addAll(failed);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
