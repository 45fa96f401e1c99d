package dev.keystile.admin.rest;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Counts all keys while somebody wants to know, page by page in the background, and at most once in five minutes. It rests after
 * each page for as long as the page took, so that it takes half of one connection at most. Safe for use by several threads.
 */
public final class KeyCensus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCensus.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int PAGE = 1000;

    private final ApiKeys apiKeys;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private @Nullable Census last;
    private @Nullable Census running;
    private @Nullable Instant startedAt;

    /**
     * A census that nobody asked for yet.
     *
     * @param apiKeys the keys
     * @param clock the clock
     */
    public KeyCensus(ApiKeys apiKeys, InstantSource clock) {
        this.apiKeys = apiKeys;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread census = new Thread(task, "keystile-census");
            census.setDaemon(true);
            return census;
        });
    }

    /** Asks: of the last count if there is one, else of the one that runs, as far as it is. */
    synchronized <T> T ask(Function<Census, T> question) {
        Instant now = clock.instant();
        if (running == null && (startedAt == null || !now.isBefore(startedAt.plus(FRESH)))) {
            startedAt = now;
            running = new Census(now);
            continueFrom(running, null, 0);
        }
        Census told = last == null ? running : last;
        return question.apply(told == null ? new Census(now) : told);
    }

    private void continueFrom(Census census, @Nullable PageToken place, long restNanos) {
        Future<?> unused = thread.schedule(() -> countPage(census, place), restNanos, TimeUnit.NANOSECONDS);
    }

    private void countPage(Census census, @Nullable PageToken place) {
        try {
            long start = System.nanoTime();
            Page<ApiKey> page =
                    apiKeys.list(KeyQuery.all(census.asOf).withLimit(PAGE).withAfter(place));
            Map<String, KeyUsage> usage =
                    apiKeys.usage(page.items().stream().map(ApiKey::id).toList());
            count(census, page.items(), usage);
            if (page.next() == null) {
                finish(census);
            } else {
                continueFrom(census, page.next(), System.nanoTime() - start);
            }
        } catch (RuntimeException e) {
            LOG.warn("Counting the keys failed; it is tried again in five minutes: {}", e.toString());
            giveUp();
        }
    }

    private synchronized void count(Census census, List<ApiKey> keys, Map<String, KeyUsage> usage) {
        keys.forEach(key -> census.count(key, usage.getOrDefault(key.id(), KeyUsage.NONE)));
    }

    private synchronized void finish(Census census) {
        census.complete = true;
        last = census;
        running = null;
    }

    private synchronized void giveUp() {
        running = null;
    }

    /** Stops counting. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
