package dev.keystile;

import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Loads that are under way while others ask, fail or invalidate. The timeout is for a deadlock only. */
@Timeout(60)
class KeyCacheLoadTest {
    private final CacheHarness harness = new CacheHarness();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch inTheStore = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<String> ask(String id) {
        return pool.submit(() -> {
            asked.incrementAndGet();
            return harness.nameOf(id);
        });
    }

    /** The first read waits with its result in hand; later ones go through. */
    private Future<String> askAndHoldAfterTheRead(String id) {
        AtomicInteger reads = new AtomicInteger();
        harness.afterRead = () -> {
            if (reads.incrementAndGet() == 1) {
                inTheStore.countDown();
                pass(goOn);
            }
        };
        Future<String> load = ask(id);
        pass(inTheStore);
        return load;
    }

    private List<Future<String>> askAHundredTimesDuringOneLoad() {
        List<Future<String>> all = new ArrayList<>(List.of(askAndHoldAfterTheRead("id")));
        for (int i = 1; i < 100; i++) {
            all.add(ask("id"));
        }
        await().until(() -> asked.get() == 100);
        return all;
    }

    @Test
    void a_hundred_requests_for_one_id_read_it_once() throws Exception {
        harness.store("id", "a");
        List<Future<String>> all = askAHundredTimesDuringOneLoad();
        goOn.countDown();
        for (Future<String> each : all) {
            assertThat(each.get()).isEqualTo("a");
        }
        assertThat(harness.reads).hasValue(1);
    }

    @Test
    void ids_do_not_wait_for_each_other() {
        harness.store("other", "b");
        Future<String> held = askAndHoldAfterTheRead("id");
        assertThat(harness.nameOf("other")).isEqualTo("b");
        assertThat(held.isDone()).isFalse();
    }

    @Test
    void a_load_that_fails_wakes_all_and_is_not_remembered() throws Exception {
        harness.store("id", "a");
        harness.beforeRead = () -> {
            inTheStore.countDown();
            pass(goOn);
            throw new StoreException("down", null);
        };
        Future<String> loader = ask("id");
        pass(inTheStore);
        Future<String> waiter = ask("id");
        await().until(() -> asked.get() == 2);
        goOn.countDown();
        assertFailed(loader);
        harness.beforeRead = () -> {};
        try {
            assertThat(waiter.get()).as("came after the failure, and read anew").isEqualTo("a");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(StoreException.class);
        }
        assertThat(harness.nameOf("id")).isEqualTo("a");
    }

    private static void assertFailed(Future<String> load) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(load::get)
                .withCauseInstanceOf(StoreException.class);
    }

    @Test
    void whatever_a_load_throws_the_next_request_reads_anew() {
        harness.store("id", "a");
        for (Throwable failure : new Throwable[] {new IOException("checked"), new StackOverflowError("error")}) {
            harness.beforeRead = () -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw Sneaky.thrown((Exception) failure);
            };
            assertThatExceptionOfType(failure.getClass()).isThrownBy(() -> harness.nameOf("id"));
        }
        harness.beforeRead = () -> {};
        assertThat(harness.nameOf("id")).isEqualTo("a");
    }

    /** S-19: the read was made before the change; whoever asks after the change must not get it. */
    @Test
    void a_change_during_a_load_is_never_lost() throws Exception {
        harness.store("id", "old");
        Future<String> before = askAndHoldAfterTheRead("id");
        harness.store("id", "new");
        harness.cache.changed("id");
        assertThat(harness.nameOf("id")).as("does not wait for the old load").isEqualTo("new");
        goOn.countDown();
        assertThat(before.get()).as("asked before the change").isEqualTo("old");
        assertThat(harness.nameOf("id")).isEqualTo("new");
    }

    @Test
    void a_load_that_was_overtaken_by_a_change_leaves_nothing_behind() throws Exception {
        harness.store("id", "old");
        Future<String> before = askAndHoldAfterTheRead("id");
        harness.store("id", "new");
        harness.cache.changed("id");
        goOn.countDown();
        before.get();
        assertThat(harness.nameOf("id")).isEqualTo("new");
    }

    @Test
    void a_deletion_during_a_load_is_never_lost() throws Exception {
        harness.store("id", "old");
        Future<String> before = askAndHoldAfterTheRead("id");
        harness.stored.remove("id");
        harness.cache.changed("id");
        goOn.countDown();
        before.get();
        assertThat(harness.nameOf("id")).isNull();
    }

    @Test
    void a_key_issued_during_a_load_is_never_lost() throws Exception {
        Future<String> before = askAndHoldAfterTheRead("id");
        harness.store("id", "new");
        harness.cache.changed("id");
        goOn.countDown();
        assertThat(before.get()).isNull();
        assertThat(harness.nameOf("id")).isEqualTo("new");
    }

    @Test
    void a_gap_during_a_load_is_never_lost() throws Exception {
        harness.store("id", "old");
        Future<String> before = askAndHoldAfterTheRead("id");
        harness.store("id", "new");
        harness.cache.gap();
        goOn.countDown();
        before.get();
        assertThat(harness.nameOf("id")).isEqualTo("new");
    }

    /** It is neither refused nor taken for stale. */
    @Test
    void who_gives_up_just_when_the_read_ends_is_told_what_was_read() {
        CachedKey key = CachedKey.of(
                harness.key("id", "a"), new HasherChain(List.of(Hashers.sha256())), 0, harness.clock.instant());
        CompletableFuture<CachedKey> loader = new CompletableFuture<>();
        KeyReader reader = new KeyReader() {
            @Override
            public CachedKey read(String id) {
                inTheStore.countDown();
                pass(goOn);
                return key;
            }

            @Override
            public void gaveUp(StoreUnavailableException why) {
                goOn.countDown();
                loader.join();
            }
        };
        CacheConfig config = new CacheConfig(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ZERO, 10, 10);
        KeyCache cache = new KeyCache(reader, config, harness.clock, () -> 0);
        pool.execute(() -> loader.complete(cache.get("id")));
        pass(inTheStore);
        assertThat(cache.get("id")).isSameAs(key);
    }

    /** Who joins a load that began too long ago would be told what held before the bound. */
    @Test
    void who_joins_an_old_load_is_told_nothing_staler_than_the_bound() throws Exception {
        harness.store("id", "old");
        Future<String> before = askAndHoldAfterTheRead("id");
        harness.store("id", "new");
        harness.clock.advance(Duration.ofSeconds(10));
        Future<String> late = ask("id");
        await().until(() -> asked.get() == 2);
        goOn.countDown();
        assertThat(before.get()).isEqualTo("old");
        assertThat(late.get()).isEqualTo("new");
    }
}
