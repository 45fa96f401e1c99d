package dev.keystile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUsage;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

class UsageRecorderTest {
    private static final Instant NOW = TestClock.START;

    private final WatchedStore store = new WatchedStore();
    private final UsageRecorder recorder = new UsageRecorder(store, 1000);

    private void insert(String id) {
        store.insert(ApiKey.builder(id)
                .name("k")
                .createdAt(NOW)
                .secrets(List.of(KeySecret.current("{sha256}00", NOW)))
                .build());
    }

    private KeyUsage usage(String id) {
        return store.usage(List.of(id)).get(id);
    }

    @Test
    void uses_are_counted_in_memory_and_written_by_a_flush() {
        insert("id");
        recorder.record("id", NOW.toEpochMilli(), "192.0.2.1");
        recorder.record("id", NOW.plusSeconds(2).toEpochMilli(), "192.0.2.2");
        recorder.record("id", NOW.plusSeconds(1).toEpochMilli(), "192.0.2.3");
        assertThat(usage("id")).isEqualTo(KeyUsage.NONE);
        recorder.flush();
        assertThat(usage("id")).isEqualTo(new KeyUsage(3, NOW.plusSeconds(2), "192.0.2.2"));
    }

    @Test
    void a_flush_writes_nothing_twice_and_adds_to_what_is_there() {
        insert("id");
        recorder.record("id", NOW.plusSeconds(5).toEpochMilli(), "192.0.2.1");
        recorder.flush();
        recorder.flush();
        recorder.record("id", NOW.toEpochMilli(), "192.0.2.2");
        recorder.flush();
        assertThat(usage("id")).isEqualTo(new KeyUsage(2, NOW.plusSeconds(5), "192.0.2.1"));
    }

    @Test
    void an_unknown_address_is_recorded_as_such() {
        insert("id");
        recorder.record("id", NOW.toEpochMilli(), "192.0.2.1");
        recorder.flush();
        recorder.record("id", NOW.plusSeconds(1).toEpochMilli(), null);
        recorder.flush();
        assertThat(usage("id")).isEqualTo(new KeyUsage(2, NOW.plusSeconds(1), null));
    }

    @Test
    void many_keys_are_written_in_several_batches() {
        for (int i = 0; i < 1000; i++) {
            insert("id" + i);
            recorder.record("id" + i, NOW.toEpochMilli(), null);
        }
        recorder.flush();
        for (int i = 0; i < 1000; i++) {
            assertThat(usage("id" + i).useCount()).isEqualTo(1);
        }
    }

    @Test
    void beyond_the_bound_new_keys_are_left_uncounted_until_idle_ones_make_room() {
        UsageRecorder small = new UsageRecorder(store, 2);
        for (String id : List.of("a", "b", "c")) {
            insert(id);
            small.record(id, NOW.toEpochMilli(), null);
        }
        small.record("a", NOW.toEpochMilli(), null);
        small.flush();
        assertThat(usage("a").useCount()).isEqualTo(2);
        assertThat(usage("b").useCount()).isEqualTo(1);
        assertThat(usage("c")).isEqualTo(KeyUsage.NONE);
        small.flush();
        small.record("c", NOW.toEpochMilli(), null);
        small.flush();
        assertThat(usage("c").useCount()).isEqualTo(1);
    }

    @Test
    void what_a_failing_store_does_not_take_is_kept_and_written_later() {
        insert("id");
        recorder.record("id", NOW.plusSeconds(1).toEpochMilli(), "192.0.2.1");
        store.down = true;
        recorder.flush();
        recorder.flush();
        recorder.record("id", NOW.toEpochMilli(), "192.0.2.2");
        store.down = false;
        recorder.flush();
        assertThat(usage("id")).isEqualTo(new KeyUsage(2, NOW.plusSeconds(1), "192.0.2.1"));
    }

    /** an outage of any length takes bounded memory, and what is lost is told. */
    @Test
    void what_no_longer_fits_is_told_once_and_again_only_after_there_was_room() {
        UsageRecorder small = new UsageRecorder(store, 2);
        try (LogCapture log = new LogCapture(UsageRecorder.class.getName())) {
            store.down = true;
            for (int i = 0; i < 1000; i++) {
                small.record("id" + i, NOW.toEpochMilli(), null);
                small.flush();
            }
            assertThat(log.at(Level.WARN))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.contains("at most 2 keys"))
                    .hasSize(1);
            store.down = false;
            small.flush();
            small.flush();
            for (int i = 0; i < 1000; i++) {
                small.record("id" + i, NOW.toEpochMilli(), null);
            }
            assertThat(log.at(Level.WARN))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.contains("at most 2 keys"))
                    .hasSize(2);
        }
    }

    /** */
    @Test
    void closing_while_the_store_is_down_gives_up_cleanly() {
        ApiKeys keys = ApiKeys.builder(store).build();
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        assertAccepted(keys, issued.plaintext());
        store.down = true;
        keys.close();
        store.down = false;
        assertThat(usage(issued.key().id())).isEqualTo(KeyUsage.NONE);
    }

    @Test
    void a_thread_that_is_to_end_writes_no_more() {
        insert("id");
        recorder.record("id", NOW.toEpochMilli(), null);
        Thread.currentThread().interrupt();
        recorder.flush();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(usage("id")).isEqualTo(KeyUsage.NONE);
        recorder.flush();
        assertThat(usage("id").useCount()).isEqualTo(1);
    }

    @Test
    void a_failing_store_is_told_once() {
        insert("id");
        recorder.record("id", NOW.toEpochMilli(), null);
        store.down = true;
        try (LogCapture log = new LogCapture("dev.keystile")) {
            recorder.flush();
            recorder.flush();
            assertThat(log.at(Level.WARN)).hasSize(1);
        }
    }

    @Test
    void eight_threads_lose_no_use_and_double_none_while_others_flush_and_the_store_fails() throws Exception {
        for (int i = 0; i < 4; i++) {
            insert("id" + i);
        }
        AtomicBoolean counting = new AtomicBoolean(true);
        ExecutorService pool = Executors.newFixedThreadPool(10);
        Future<?> flusher = pool.submit(() -> {
            while (counting.get()) {
                recorder.flush();
            }
        });
        Future<?> saboteur = pool.submit(() -> {
            while (counting.get()) {
                store.down = !store.down;
                Thread.onSpinWait();
            }
        });
        List<Future<?>> users = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            users.add(pool.submit(this::useAHundredThousandTimes));
        }
        for (Future<?> user : users) {
            user.get();
        }
        counting.set(false);
        flusher.get();
        saboteur.get();
        pool.shutdown();
        store.down = false;
        recorder.flush();
        for (int i = 0; i < 4; i++) {
            assertThat(usage("id" + i)).isEqualTo(new KeyUsage(200_000, NOW.plusMillis(99_999), null));
        }
    }

    private void useAHundredThousandTimes() {
        for (int i = 0; i < 100_000; i++) {
            recorder.record("id" + i % 4, NOW.plusMillis(i | 3).toEpochMilli(), null);
        }
    }

    @Test
    void only_accepted_requests_count_and_closing_writes_them() {
        IssuedKey issued;
        TestClock clock = new TestClock();
        try (ApiKeys keys = ApiKeys.builder(store).clock(clock).build()) {
            issued = keys.issue(ApiKeySpec.named("k"));
            assertAccepted(keys, issued.plaintext());
            keys.disable(issued.key().id());
            clock.advance(Duration.ofMinutes(1));
            assertRejected(keys, issued.plaintext(), RejectionReason.DISABLED);
            assertThat(keys.usage(List.of(issued.key().id(), "absent")))
                    .containsOnlyKeys(issued.key().id())
                    .containsValue(KeyUsage.NONE);
        }
        assertThat(usage(issued.key().id())).isEqualTo(new KeyUsage(1, NOW, null));
        assertThat(store.find(issued.key().id()).orElseThrow().version())
                .as("use is no change of the key")
                .isEqualTo(2);
    }
}
