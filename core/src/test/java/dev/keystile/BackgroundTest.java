package dev.keystile;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BackgroundTest {
    private final Background background = new Background();

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void work_is_done_on_one_daemon_thread_that_goes_with_it() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        background.execute(() -> thread.set(Thread.currentThread()));
        await().until(() -> thread.get() != null);
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("keystile");
        background.close();
        await().until(() -> !thread.get().isAlive());
    }

    @Test
    void closing_ends_the_feed_then_the_work_and_then_does_the_rest_once() {
        List<String> order = new ArrayList<>();
        CountDownLatch started = new CountDownLatch(1);
        background.onClose(() -> order.add("feed"), () -> order.add("last work"), () -> order.add("rest"));
        background.execute(() -> {
            started.countDown();
            order.add("work");
        });
        await().until(() -> started.getCount() == 0);
        background.close();
        background.close();
        assertThat(order)
                .containsExactlyInAnyOrder("feed", "work", "last work", "rest")
                .endsWith("last work", "rest");
    }

    @Test
    void a_feed_that_fails_to_end_does_not_keep_the_rest_from_being_done() {
        AtomicInteger rest = new AtomicInteger();
        background.onClose(
                () -> {
                    throw new IllegalStateException("broken feed");
                },
                () -> {},
                rest::incrementAndGet);
        background.close();
        assertThat(rest).hasValue(1);
    }

    /** such as a last write to a store that hangs, and that no interrupt reaches. */
    @Test
    void closing_gives_work_that_hangs_some_time_and_then_goes_on() {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger rest = new AtomicInteger();
        Background impatient = new Background(Duration.ofMillis(20));
        impatient.onClose(() -> {}, () -> awaitUninterrupted(goOn), rest::incrementAndGet);
        try (LogCapture log = new LogCapture(Background.class.getName())) {
            impatient.close();
            assertThat(rest).hasValue(1);
            assertThat(log.at(Level.WARN))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .isEqualTo(
                                    "Background work did not end within PT0.02S: what is not written by now is lost"));
        }
        goOn.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void work_that_fails_is_done_again_at_its_next_turn_whatever_it_throws() {
        AtomicInteger turns = new AtomicInteger();
        background.every(Duration.ofMillis(1), () -> {
            if (turns.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("broken");
            }
            throw new NoClassDefFoundError("a library is missing");
        });
        await().until(() -> turns.get() >= 3);
        background.close();
    }

    @Test
    void work_that_comes_too_late_is_left_undone() {
        AtomicInteger done = new AtomicInteger();
        background.close();
        background.execute(done::incrementAndGet);
        assertThat(done).hasValue(0);
    }
}
