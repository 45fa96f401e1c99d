package dev.keystile.admin.leaks.github;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** When the document of public keys is read, and what holds while it cannot be. */
class SigningKeysTest {
    private static final Reporter OLD = new Reporter("old");
    private static final Reporter NEW = new Reporter("new");
    private static final Duration TICK = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile String document = Reporter.document(OLD.row(true));
    private volatile boolean down;
    private final SigningKeys keys = new SigningKeys(this::read, nanos::get);

    private byte[] read() throws IOException {
        reads.incrementAndGet();
        if (down) {
            throw new IOException("the test took it down");
        }
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private boolean knows(String identifier) throws IOException {
        return keys.find(identifier).isPresent();
    }

    private void assertUnknowable(String identifier) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> keys.find(identifier));
    }

    @Test
    void the_document_is_read_when_the_first_report_comes_and_once_an_hour() throws Exception {
        assertThat(reads).hasValue(0);
        assertThat(knows("old")).isTrue();
        pass(SigningKeys.MAX_AGE.minus(TICK));
        assertThat(knows("old")).isTrue();
        assertThat(reads).hasValue(1);
        pass(TICK);
        assertThat(knows("old")).isTrue();
        assertThat(reads).hasValue(2);
    }

    @Test
    void a_key_that_is_not_known_yet_is_looked_for_at_most_every_five_minutes() throws Exception {
        assertThat(knows("new")).isFalse();
        document = Reporter.document(OLD.row(false), NEW.row(true));
        assertThat(knows("new")).isFalse();
        pass(SigningKeys.PAUSE.minus(TICK));
        assertThat(knows("new")).isFalse();
        assertThat(reads).hasValue(1);
        pass(TICK);
        assertThat(knows("new")).isTrue();
        assertThat(knows("old")).isFalse();
        assertThat(reads).hasValue(2);
    }

    @Test
    void without_any_keys_nothing_can_be_told_and_it_is_tried_again_after_half_a_minute() throws Exception {
        down = true;
        assertUnknowable("old");
        assertUnknowable("old");
        assertThat(reads).hasValue(1);
        down = false;
        assertUnknowable("old");
        pass(SigningKeys.PAUSE_AFTER_FAILURE);
        assertThat(knows("old")).isTrue();
        assertThat(reads).hasValue(2);
    }

    @Test
    void known_keys_stay_good_for_a_day_of_outage_and_unknown_ones_are_not_called_bad() throws Exception {
        assertThat(knows("old")).isTrue();
        down = true;
        pass(SigningKeys.MAX_AGE);
        assertThat(knows("old")).isTrue();
        assertUnknowable("new");
        pass(SigningKeys.MAX_AGE_IN_OUTAGE.minus(SigningKeys.MAX_AGE).minus(TICK));
        assertThat(knows("old")).isTrue();
        pass(TICK);
        assertUnknowable("old");
    }

    @Test
    void a_failure_while_the_keys_are_fresh_calls_no_identifier_bad() throws Exception {
        assertThat(knows("old")).isTrue();
        down = true;
        pass(SigningKeys.PAUSE);
        assertUnknowable("new");
        assertUnknowable("new");
        assertThat(knows("old")).isTrue();
        assertThat(reads).hasValue(2);
    }

    @Test
    void a_document_without_a_usable_key_is_an_outage_and_takes_no_key_away() throws Exception {
        assertThat(knows("old")).isTrue();
        document = "{}";
        pass(SigningKeys.MAX_AGE);
        assertThat(knows("old")).isTrue();
        assertUnknowable("new");
    }

    /** A slow key server must not take the application's threads with it. */
    @Test
    void one_request_reads_and_few_others_wait_for_it() throws Exception {
        CountDownLatch readingNow = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        SigningKeys slow = new SigningKeys(
                () -> {
                    readingNow.countDown();
                    await(answer);
                    return read();
                },
                nanos::get);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> waiting = new ArrayList<>();
            for (int i = 0; i < SigningKeys.MAX_WAITING; i++) {
                waiting.add(threads.submit(() -> slow.find("old").isPresent()));
            }
            readingNow.await();
            assertTurnedAway(slow);
            answer.countDown();
            for (Future<Boolean> each : waiting) {
                assertThat(each.get()).isTrue();
            }
            assertThat(reads).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Not before all places are taken: until then it would wait as well. */
    private static void assertTurnedAway(SigningKeys slow) {
        Awaitility.await().untilAsserted(() -> assertThat(slow.placesLeft()).isZero());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> slow.find("old"))
                .withMessageContaining("enough requests wait");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
