package dev.keystile.store.redis;

import redis.clients.jedis.Builder;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands that the store sends, besides its scripts. They are made here rather than by Jedis's own methods, so that
 * answers stay bytes until they are checked, and so that nothing a client is set to do with names of keys applies.
 */
final class Commands {
    /** A server that speaks RESP3 answers with pairs. Jedis's own map compares bytes, which is for nothing here. */
    private static final Builder<List<byte[]>> NAMES_AND_VALUES = new Builder<>() {
        @Override
        public List<byte[]> build(Object answer) {
            List<byte[]> namesAndValues = new ArrayList<>();
            for (Object each : (List<?>) answer) {
                if (each instanceof Map.Entry<?, ?> pair) {
                    namesAndValues.add((byte[]) pair.getKey());
                    namesAndValues.add((byte[]) pair.getValue());
                } else {
                    namesAndValues.add((byte[]) each);
                }
            }
            return namesAndValues;
        }
    };

    private Commands() {}

    /** The fields of a hash: names and values by turns. */
    static CommandObject<List<byte[]>> hash(String key) {
        return of(new CommandArguments(Command.HGETALL).key(key), NAMES_AND_VALUES);
    }

    static CommandObject<Long> exists(String key) {
        return of(new CommandArguments(Command.EXISTS).key(key), BuilderFactory.LONG);
    }

    /** Members of an index whose members have no scores. */
    static CommandObject<List<byte[]>> members(KeyRange range, int limit) {
        Command command = switch (range.order()) {
            case NEWEST_FIRST -> Command.ZREVRANGEBYLEX;
            case OLDEST_FIRST -> Command.ZRANGEBYLEX;
        };
        return of(
                new CommandArguments(command)
                        .key(range.index())
                        .add(range.start().getBytes(StandardCharsets.ISO_8859_1))
                        .add(range.end().getBytes(StandardCharsets.ISO_8859_1))
                        .add(Keyword.LIMIT)
                        .add(0)
                        .add(limit),
                BuilderFactory.BINARY_LIST);
    }

    static CommandObject<Long> awaitReplicas(int replicas, Duration timeout) {
        return of(new CommandArguments(Command.WAIT).add(replicas).add(timeout.toMillis()), BuilderFactory.LONG);
    }

    /** Seconds and microseconds. */
    static CommandObject<List<String>> time() {
        return of(new CommandArguments(Command.TIME), BuilderFactory.STRING_LIST);
    }

    static CommandObject<String> info() {
        return of(new CommandArguments(Command.INFO), BuilderFactory.STRING);
    }

    /** The sections are asked for one by one, since a server tells several of them in one answer from 7.0 on only. */
    static CommandObject<String> info(String section) {
        return of(new CommandArguments(Command.INFO).add(section), BuilderFactory.STRING);
    }

    /** Not marked as blocking: the connection's own timeout is to bound it. */
    static CommandObject<List<Map.Entry<String, List<StreamEntry>>>> readStream(
            String stream, StreamEntryID after, int limit, Duration block) {
        return of(
                new CommandArguments(Command.XREAD)
                        .add(Keyword.COUNT)
                        .add(limit)
                        .add(Keyword.BLOCK)
                        .add(block.toMillis())
                        .add(Keyword.STREAMS)
                        .key(stream)
                        .add(after.toString()),
                BuilderFactory.STREAM_READ_RESPONSE);
    }

    static CommandObject<List<StreamEntry>> entry(String stream, StreamEntryID id) {
        return of(
                new CommandArguments(Command.XRANGE)
                        .key(stream)
                        .add(id.toString())
                        .add(id.toString()),
                BuilderFactory.STREAM_ENTRY_LIST);
    }

    static CommandObject<List<StreamEntry>> newestEntry(String stream) {
        return of(
                new CommandArguments(Command.XREVRANGE)
                        .key(stream)
                        .add("+")
                        .add("-")
                        .add(Keyword.COUNT)
                        .add(1),
                BuilderFactory.STREAM_ENTRY_LIST);
    }

    static CommandObject<Long> streamLength(String stream) {
        return of(new CommandArguments(Command.XLEN).key(stream), BuilderFactory.LONG);
    }

    static CommandObject<StreamEntryID> append(String stream, String field, String value) {
        return of(
                new CommandArguments(Command.XADD)
                        .key(stream)
                        .add("*")
                        .add(field)
                        .add(value),
                BuilderFactory.STREAM_ENTRY_ID);
    }

    private static <T> CommandObject<T> of(CommandArguments arguments, Builder<T> builder) {
        return new CommandObject<>(arguments, builder);
    }
}
