package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A store that can be read and not written, R-20: the background work is done on the test's own thread. */
class RehasherPauseTest {
    private static final byte[] PRESENTED = {1};

    private final CacheHarness harness = new CacheHarness();
    private final TestClock clock = harness.clock;
    private final WatchedStore store = new WatchedStore();
    private final AtomicInteger writes = new AtomicInteger();
    private final ApiKey key = harness.key("id", "k");
    private final Rehasher rehasher = rehasher(Runnable::run);

    RehasherPauseTest() {
        store.insert(key);
        store.beforeUpdate = () -> {
            writes.incrementAndGet();
            throw new StoreException("read-only", null);
        };
    }

    private Rehasher rehasher(Executor executor) {
        return new Rehasher(
                new HasherChain(List.of(Hashers.hmacSha256(Peppers.current("now", new byte[32])), Hashers.sha256())),
                store,
                harness.cache,
                new Events(List.of()),
                clock,
                clock::nanos,
                executor);
    }

    private void use() {
        rehasher.offer(key, key.currentSecret(), PRESENTED);
    }

    private String storedHash() {
        return store.find("id").orElseThrow().currentSecret().hash();
    }

    @Test
    void after_a_write_that_failed_no_use_tries_again_for_a_minute() {
        for (int i = 0; i < 100; i++) {
            use();
        }
        clock.advance(Duration.ofMinutes(1).minusNanos(1));
        use();
        assertThat(writes).hasValue(1);
        clock.advance(Duration.ofNanos(1));
        use();
        use();
        assertThat(writes).hasValue(2);
    }

    @Test
    void after_the_pause_the_hash_of_a_key_in_use_is_replaced_and_others_follow_at_once() {
        use();
        store.beforeUpdate = writes::incrementAndGet;
        clock.advance(Duration.ofMinutes(1));
        use();
        assertThat(storedHash()).startsWith("{hmac-sha256:now}");
        use();
        assertThat(writes).as("no pause after a success").hasValue(3);
    }

    @Test
    void what_waits_for_its_turn_when_a_write_fails_is_left_for_later() {
        List<Runnable> queue = new ArrayList<>();
        Rehasher queued = rehasher(queue::add);
        ApiKey other = harness.key("other", "k");
        queued.offer(key, key.currentSecret(), PRESENTED);
        queued.offer(other, other.currentSecret(), PRESENTED);
        queue.forEach(Runnable::run);
        assertThat(writes).hasValue(1);
        clock.advance(Duration.ofMinutes(1));
        queue.clear();
        queued.offer(other, other.currentSecret(), PRESENTED);
        queue.forEach(Runnable::run);
        assertThat(writes).hasValue(2);
    }
}
