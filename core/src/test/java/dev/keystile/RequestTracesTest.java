package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/** A cached key remembers its counter, which may have retired since. */
class RequestTracesTest {
    private static final Instant NOW = TestClock.START;
    private static final byte[] PRESENTED = "presented".getBytes(StandardCharsets.US_ASCII);

    private final WatchedStore store = new WatchedStore();
    private final HasherChain hashers = new HasherChain(List.of(Hashers.sha256()));
    private final ApiKey key = ApiKey.builder("id")
            .name("k")
            .createdAt(NOW)
            .secrets(List.of(KeySecret.current(hashers.hash(PRESENTED), NOW)))
            .build();
    private final CachedKey cached = CachedKey.of(key, hashers, 0, NOW);
    private final CachedKey.Secret secret = Objects.requireNonNull(cached.match(PRESENTED));
    private final UsageRecorder usage = new UsageRecorder(store, 2);
    private final RequestTraces traces = traces();

    RequestTracesTest() {
        store.insert(key);
    }

    private RequestTraces traces() {
        TestClock clock = new TestClock();
        Events events = new Events(List.of());
        KeyCache cache = new CacheHarness(Duration.ofSeconds(10)).cache;
        return new RequestTraces(
                usage, events, new Rehasher(hashers, store, cache, events, clock, clock::nanos, Runnable::run));
    }

    private void accept() {
        traces.accepted(key, cached, secret, PRESENTED, null, NOW.toEpochMilli());
    }

    private long count() {
        usage.flush();
        return Objects.requireNonNull(store.usage(List.of("id")).get("id")).useCount();
    }

    @Test
    void a_key_is_counted_on_after_its_counter_was_idle_for_two_flushes() {
        accept();
        assertThat(count()).isEqualTo(1);
        usage.flush();
        accept();
        accept();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void a_key_that_found_no_room_is_counted_as_soon_as_there_is_some() {
        usage.record("a", NOW.toEpochMilli(), null);
        usage.record("b", NOW.toEpochMilli(), null);
        accept();
        usage.flush();
        assertThat(count()).isZero();
        accept();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void four_threads_that_share_a_cached_key_lose_no_use_while_counters_retire() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(5);
        AtomicBoolean counting = new AtomicBoolean(true);
        Future<?> flusher = pool.submit(() -> {
            while (counting.get()) {
                usage.flush();
            }
        });
        List<Future<?>> users = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            users.add(pool.submit(() -> {
                for (int j = 0; j < 50_000; j++) {
                    accept();
                }
            }));
        }
        for (Future<?> user : users) {
            user.get();
        }
        counting.set(false);
        flusher.get();
        pool.shutdown();
        assertThat(count()).isEqualTo(200_000);
    }
}
