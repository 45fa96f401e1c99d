package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A store that hangs takes no more threads than it may. Where nobody is to wait, the wait is set to 30 seconds, longer
 * than the test is given.
 */
@Timeout(value = 25, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoreLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final KeyFormat FORMAT = KeyFormat.of("ks");

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final AtomicInteger inTheStore = new AtomicInteger();
    private final AtomicInteger mostInTheStore = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);
    private ApiKeys keys = keys(settings -> settings);

    private ApiKeys keys(UnaryOperator<ApiKeysBuilder> settings) {
        return settings.apply(ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos))
                .build();
    }

    private void use(int maxConcurrentLoads, Duration maxLoadWait) {
        keys.close();
        keys = keys(settings -> settings.maxConcurrentLoads(maxConcurrentLoads).maxLoadWait(maxLoadWait));
    }

    @AfterEach
    void close() {
        answers.release(10_000);
        pool.shutdownNow();
        keys.close();
    }

    private void hang() {
        store.beforeFind = () -> {
            mostInTheStore.accumulateAndGet(inTheStore.incrementAndGet(), Math::max);
            awaitAnswer();
            inTheStore.decrementAndGet();
        };
    }

    private void awaitAnswer() {
        try {
            answers.acquire();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test took too long", e);
        }
    }

    private static String madeUp() {
        return FORMAT.newKey(FORMAT.newId());
    }

    private RejectionReason ask(String key) {
        return keys.verify(VerificationRequest.of(key)) instanceof Verification.Rejected rejected
                ? rejected.reason()
                : null;
    }

    private Future<RejectionReason> askInTheBackground(String key) {
        return pool.submit(() -> ask(key));
    }

    private void hangWith(String key, int thenInTheStore) {
        Future<?> unused = askInTheBackground(key);
        await().until(() -> inTheStore.get() == thenInTheStore);
    }

    private List<Future<RejectionReason>> fill(int places) {
        List<Future<RejectionReason>> reads = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            reads.add(askInTheBackground(madeUp()));
        }
        await().until(() -> inTheStore.get() == places);
        return reads;
    }

    @Test
    void who_finds_no_free_place_is_refused_after_the_wait() throws Exception {
        use(3, Duration.ZERO);
        hang();
        List<Future<RejectionReason>> reads = fill(3);
        assertThat(ask(madeUp())).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        answers.release(3);
        for (Future<RejectionReason> read : reads) {
            assertThat(read.get()).isEqualTo(RejectionReason.UNKNOWN);
        }
        answers.release(1);
        assertThat(ask(madeUp())).isEqualTo(RejectionReason.UNKNOWN);
        assertThat(mostInTheStore).hasValue(3);
    }

    @Test
    void who_gets_a_place_during_the_wait_is_served() throws Exception {
        use(3, LONG);
        hang();
        List<Future<RejectionReason>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(askInTheBackground(madeUp()));
        }
        await().until(() -> inTheStore.get() == 3);
        answers.release(30);
        for (Future<RejectionReason> each : all) {
            assertThat(each.get()).isEqualTo(RejectionReason.UNKNOWN);
        }
        assertThat(mostInTheStore).hasValue(3);
    }

    @Test
    void the_wait_for_a_place_ends_by_itself() {
        use(1, Duration.ofMillis(20));
        hang();
        hangWith(madeUp(), 1);
        assertThat(ask(madeUp())).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
    }

    @Test
    void a_read_that_fails_gives_its_place_back_whatever_it_throws() {
        use(1, Duration.ZERO);
        store.down = true;
        assertThat(ask(madeUp())).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        store.down = false;
        store.beforeFind = () -> {
            throw new StackOverflowError("deep");
        };
        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> ask(madeUp()));
        store.beforeFind = () -> {};
        assertThat(ask(madeUp())).isEqualTo(RejectionReason.UNKNOWN);
    }

    @Test
    void too_many_reads_at_once_are_told_in_the_log() {
        use(2, Duration.ZERO);
        hang();
        fill(2);
        try (LogCapture log = new LogCapture(Outage.class.getName())) {
            ask(madeUp());
            ask(madeUp());
            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .contains("as many reads of the key store as are allowed at once, 2,"));
        }
    }

    /** */
    @Test
    void five_hundred_requests_for_one_key_read_it_once() throws Exception {
        use(32, LONG);
        String key = keys.issue(ApiKeySpec.named("k")).plaintext();
        hang();
        List<Future<RejectionReason>> all = askFiveHundredTimes(key);
        answers.release();
        for (Future<RejectionReason> each : all) {
            assertThat(each.get()).as("accepted").isNull();
        }
        assertThat(store.finds).hasValue(1);
    }

    /** and when that read fails, all are told, nothing is remembered, and the next one reads. */
    @Test
    void a_read_that_fails_is_told_to_all_who_wait_for_it() throws Exception {
        use(32, LONG);
        String key = keys.issue(ApiKeySpec.named("k")).plaintext();
        hang();
        List<Future<RejectionReason>> all = askFiveHundredTimes(key);
        store.down = true;
        answers.release();
        for (Future<RejectionReason> each : all) {
            assertThat(each.get()).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        }
        assertThat(store.finds).hasValue(1);
        store.down = false;
        answers.release();
        assertAccepted(keys, key);
    }

    /** All of them are in the store or wait for it when this returns. */
    private List<Future<RejectionReason>> askFiveHundredTimes(String key) {
        List<Future<RejectionReason>> all = new ArrayList<>();
        Queue<Thread> askers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 500; i++) {
            all.add(pool.submit(() -> {
                askers.add(Thread.currentThread());
                return ask(key);
            }));
        }
        await().until(() -> askers.size() == 500);
        await().until(() -> askers.stream().noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE));
        return all;
    }

    @Test
    void who_gives_up_waiting_for_anothers_read_leaves_it_as_it_is() throws Exception {
        use(32, Duration.ZERO);
        String key = keys.issue(ApiKeySpec.named("k")).plaintext();
        hang();
        Future<RejectionReason> read = askInTheBackground(key);
        await().until(() -> inTheStore.get() == 1);
        assertThat(ask(key)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        answers.release();
        assertThat(read.get()).as("accepted").isNull();
        assertAccepted(keys, key);
        assertThat(store.finds).hasValue(1);
    }

    @Test
    void nobody_waits_for_a_read_that_has_taken_too_long_already() {
        use(32, LONG);
        String key = keys.issue(ApiKeySpec.named("k")).plaintext();
        hang();
        hangWith(key, 1);
        clock.advance(LONG);
        try (LogCapture log = new LogCapture(Outage.class.getName())) {
            assertThat(ask(key)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
            assertThat(ask(key)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage()).contains("for longer than PT30S"));
        }
    }

    @Test
    void who_is_interrupted_is_refused_and_stays_interrupted() {
        use(1, LONG);
        hang();
        String key = madeUp();
        hangWith(key, 1);
        for (String waitsFor : List.of(key, madeUp())) {
            Thread.currentThread().interrupt();
            assertThat(ask(waitsFor)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** One read hangs from before the breaker opened, and one is the trial: that makes two places. */
    @Test
    void while_the_store_is_known_to_fail_nobody_waits_for_a_place_or_for_the_trial() {
        use(2, LONG);
        hang();
        hangWith(madeUp(), 1);
        Runnable hanging = store.beforeFind;
        store.beforeFind = () -> {
            throw new IllegalStateException("down");
        };
        for (int i = 0; i < Breakers.FAILURES; i++) {
            ask(madeUp());
        }
        store.beforeFind = hanging;
        clock.advance(Breakers.OPEN.plusNanos(1));
        String tried = madeUp();
        hangWith(tried, 2);
        assertThat(ask(tried)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(ask(madeUp())).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
    }

    /** S-12 and R-03: made-up keys with a right checksum, by more threads than there are places, and a store that hangs. */
    @Test
    void a_flood_of_made_up_keys_takes_no_more_than_the_places_and_hinders_no_cached_key() throws Exception {
        use(8, Duration.ofMillis(1));
        String cached = keys.issue(ApiKeySpec.named("k")).plaintext();
        assertAccepted(keys, cached);
        hang();
        fill(8);
        List<Future<?>> flood = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            flood.add(pool.submit(() -> {
                for (int j = 0; j < 20; j++) {
                    assertThat(ask(madeUp())).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
                }
            }));
        }
        for (int i = 0; i < 1000; i++) {
            assertAccepted(keys, cached);
        }
        for (Future<?> each : flood) {
            each.get();
        }
        assertThat(mostInTheStore).hasValue(8);
        answers.release(9);
        await().until(() -> inTheStore.get() == 0);
        assertAccepted(
                keys, keys.issue(ApiKeySpec.named("issued during the flood")).plaintext());
    }
}
