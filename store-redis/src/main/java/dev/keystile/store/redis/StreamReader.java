package dev.keystile.store.redis;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows the stream of changes, and proves with each read that it has missed nothing: after the new entries it reads the
 * last one that it has seen before. If that is still there, so was everything behind it. If not, the stream was trimmed
 * beyond it, or is another one: emptied, restored, or that of a replica that never had it. Not thread-safe.
 */
final class StreamReader implements ChangeSource {
    /** How many entries the scripts keep at least. */
    static final int MAX_LENGTH = 10_000;
    /** How long the server holds a read that has nothing to tell: well within the timeout of any connection. */
    static final Duration BLOCK = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(RedisKeyStore.class);
    private static final int MAX_ENTRIES = 1000;

    private final Redis redis;
    private final String stream;
    private @Nullable StreamEntry last;

    StreamReader(Redis redis) {
        this.redis = redis;
        this.stream = redis.names().changes();
    }

    @Override
    public boolean isOpen() {
        return last != null;
    }

    @Override
    public boolean open() {
        last = newest();
        return false;
    }

    @Override
    public void read(ChangeListener listener) {
        StreamEntry before = Objects.requireNonNull(last);
        News news = redis.askTogether("read the stream of changes", pipeline -> news(pipeline, before));
        if (news.isComplete()) {
            news.entries().forEach(entry -> tell(entry, listener));
            return;
        }
        last = null;
        if (news.length() < MAX_LENGTH) {
            LOG.warn("Redis has lost data: the last change that was read from it is gone. It was emptied, restored or"
                    + " restarted without its data, or a replica took over that did not have it. See to it that keys which"
                    + " were revoked lately still are");
        }
    }

    /** The place is kept: it is an entry. */
    @Override
    public void close() {}

    /** What a read has told. */
    private record News(List<StreamEntry> entries, boolean isComplete, long length) {}

    private News news(Pipeline pipeline, StreamEntry before) {
        Response<List<Map.Entry<String, List<StreamEntry>>>> read =
                pipeline.appendCommand(Commands.readStream(stream, before.getID(), MAX_ENTRIES, BLOCK));
        Response<List<StreamEntry>> again = pipeline.appendCommand(Commands.entry(stream, before.getID()));
        Response<Long> length = pipeline.appendCommand(Commands.streamLength(stream));
        pipeline.sync();
        List<Map.Entry<String, List<StreamEntry>>> streams = read.get();
        List<StreamEntry> entries = streams == null || streams.isEmpty()
                ? List.of()
                : streams.get(0).getValue();
        return new News(entries, isSame(before, again.get()), length.get());
    }

    /** By its fields too: two servers may give the same id to different entries. */
    private static boolean isSame(StreamEntry before, List<StreamEntry> found) {
        return found.size() == 1 && Objects.equals(found.get(0).getFields(), before.getFields());
    }

    private void tell(StreamEntry entry, ChangeListener listener) {
        last = entry;
        String id = entry.getFields().get("key");
        if (id != null && Texts.isKeyId(id)) {
            listener.changed(id);
        }
    }

    /** An empty stream gets a first entry, since nothing else could prove later that it is still the same. */
    private StreamEntry newest() {
        return redis.askTogether("read the stream of changes", this::newestOf).orElseGet(() -> {
            redis.write("begin the stream of changes", this::begin);
            return redis.askTogether("read the stream of changes", this::newestOf)
                    .orElseThrow();
        });
    }

    private Optional<StreamEntry> newestOf(Pipeline pipeline) {
        Response<List<StreamEntry>> newest = pipeline.appendCommand(Commands.newestEntry(stream));
        pipeline.sync();
        return newest.get().stream().findFirst();
    }

    private StreamEntryID begin(Pipeline pipeline) {
        Response<StreamEntryID> id = pipeline.appendCommand(
                Commands.append(stream, "event", UUID.randomUUID().toString()));
        pipeline.sync();
        return id.get();
    }
}
