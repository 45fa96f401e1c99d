package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.DamagedKeyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Lists keys page by page, reading an index in parts of bounded size: the server is never busy with one of them for long.
 * Indexes only narrow down what is looked at: the query has the whole rule.
 */
final class KeyListing {
    private static final Logger LOG = LoggerFactory.getLogger(RedisKeyStore.class);
    /** How many keys are read at a time. */
    private static final int PART = 500;

    private final Redis redis;

    KeyListing(Redis redis) {
        this.redis = redis;
    }

    /** What was read of a range, and what is left of it: null for nothing. */
    private record Part(List<ApiKey> keys, @Nullable KeyRange rest) {}

    Page<ApiKey> list(KeyQuery query) {
        // One key more than asked for tells whether there is a next page.
        int wanted = query.limit() + 1;
        List<ApiKey> found = new ArrayList<>();
        KeyRange range = KeyRange.of(query, redis.names());
        while (range != null && found.size() < wanted) {
            int size = isExact(query) ? Math.min(PART, wanted - found.size()) : PART;
            Part part = read(range, size);
            part.keys().stream()
                    .filter(query::matches)
                    .limit(wanted - found.size())
                    .forEach(found::add);
            range = part.rest();
        }
        return page(found, query.limit());
    }

    /** Whether the index alone tells which keys are let through, so that no more need to be read than are asked for. */
    private static boolean isExact(KeyQuery query) {
        return query.status() == null && query.text() == null && query.scope() == null;
    }

    private static Page<ApiKey> page(List<ApiKey> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<ApiKey> items = found.subList(0, limit);
        return new Page<>(items, PageToken.after(items.get(limit - 1)));
    }

    private Part read(KeyRange range, int size) {
        return redis.askTogether("list keys", pipeline -> {
            List<String> members = members(pipeline, range, size);
            List<String> places =
                    members.stream().map(range::place).filter(Objects::nonNull).toList();
            KeyRange rest = members.size() < size ? null : range.behind(members.get(size - 1));
            return new Part(keys(pipeline, places), rest);
        });
    }

    private static List<String> members(Pipeline pipeline, KeyRange range, int size) {
        Response<List<byte[]>> members = pipeline.appendCommand(Commands.members(range, size));
        pipeline.sync();
        return members.get().stream()
                .map(member -> new String(member, StandardCharsets.ISO_8859_1))
                .toList();
    }

    private List<ApiKey> keys(Pipeline pipeline, List<String> places) {
        List<Response<List<byte[]>>> hashes = places.stream()
                .map(place -> pipeline.appendCommand(Commands.hash(redis.names().key(Places.id(place)))))
                .toList();
        pipeline.sync();
        List<ApiKey> keys = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            ApiKey key = keyOrNull(places.get(i), hashes.get(i));
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Null if the key is damaged, or gone since the index was read, or was deleted and made anew at another place. */
    private static @Nullable ApiKey keyOrNull(String place, Response<List<byte[]>> answer) {
        try {
            List<byte[]> hash = hash(Places.id(place), answer);
            ApiKey key = hash.isEmpty() ? null : KeyReader.read(Places.id(place), hash);
            return key == null || !Places.of(key).equals(place) ? null : key;
        } catch (DamagedKeyException e) {
            LOG.warn("Left out of a list: {}", e.getMessage());
            return null;
        }
    }

    private static List<byte[]> hash(String id, Response<List<byte[]>> answer) {
        try {
            return answer.get();
        } catch (JedisDataException e) {
            if (Failures.isWrongType(e)) {
                throw KeyReader.damaged(id, "no hash");
            }
            throw e;
        }
    }
}
