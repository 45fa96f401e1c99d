package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Writes all keys of a store as {@linkplain KeyLine lines}, oldest first, page by page: memory does not grow with their number.
 * {@link ImportFormat#KEYSTILE} reads them. Not safe for use by several threads.
 */
public final class KeyExporter {
    private static final int PAGE = 1000;

    private final ApiKeys apiKeys;
    private LongConsumer progress = count -> {};

    private KeyExporter(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    /**
     * Starts an export.
     *
     * @param apiKeys whose keys
     * @return the exporter
     */
    public static KeyExporter from(ApiKeys apiKeys) {
        return new KeyExporter(Objects.requireNonNull(apiKeys, "apiKeys"));
    }

    /**
     * Adds a listener to the progress, which is told after each page how many keys were written so far.
     *
     * @param listener the listener
     * @return this exporter
     */
    public KeyExporter onProgress(LongConsumer listener) {
        progress = progress.andThen(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Writes the keys. Those that are issued meanwhile may be among them.
     *
     * @param out where to; flushed, and left open
     * @return how many there are
     * @throws UncheckedIOException if it cannot be written there
     * @throws dev.keystile.spi.StoreException if the store cannot answer
     */
    public long to(OutputStream out) {
        KeyQuery query =
                KeyQuery.all(Instant.EPOCH).withOrder(KeyOrder.OLDEST_FIRST).withLimit(PAGE);
        long count = 0;
        PageToken next;
        do {
            Page<ApiKey> page = apiKeys.list(query);
            write(page, out);
            count += page.items().size();
            progress.accept(count);
            next = page.next();
            query = query.withAfter(next);
        } while (next != null);
        return count;
    }

    private void write(Page<ApiKey> page, OutputStream out) {
        Map<String, KeyUsage> usage =
                apiKeys.usage(page.items().stream().map(ApiKey::id).toList());
        StringBuilder lines = new StringBuilder();
        for (ApiKey key : page.items()) {
            lines.append(new KeyLine(key, usage.getOrDefault(key.id(), KeyUsage.NONE)).toJson())
                    .append('\n');
        }
        try {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys cannot be written", e);
        }
    }
}
