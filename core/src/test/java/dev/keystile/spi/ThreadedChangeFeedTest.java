package dev.keystile.spi;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class ThreadedChangeFeedTest {
    private static final String GAP = "(gap)";
    private static final String THREAD = "keystile-test-changes";

    private final Source source = new Source();
    private final ThreadedChangeFeed feed = new ThreadedChangeFeed(THREAD, source, Duration.ofMillis(1));
    private final Log told = new Log();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ThreadedChangeFeed.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void record() {
        appender.start();
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    @AfterEach
    void close() {
        feed.close();
        logger.detachAppender(appender);
        logger.setAdditive(true);
    }

    @Test
    void a_follower_is_told_a_gap_and_then_each_change() {
        feed.follow(told);
        source.news.add("k");
        source.news.add("l");

        await().untilAsserted(() -> assertThat(told.all).containsExactly(GAP, "k", "l"));
    }

    @Test
    void the_place_is_taken_before_the_first_follow_returns() {
        assertThat(source.isOpen).isFalse();
        feed.follow(told);
        assertThat(source.isOpen).isTrue();
    }

    @Test
    void later_followers_begin_with_a_gap_of_their_own() {
        feed.follow(told);
        source.news.add("k");
        await().until(() -> told.all.contains("k"));
        Log later = new Log();
        feed.follow(later);
        source.news.add("l");

        await().untilAsserted(() -> assertThat(later.all).containsExactly(GAP, "l"));
        await().untilAsserted(() -> assertThat(told.all).containsExactly(GAP, "k", "l"));
    }

    @Test
    void a_source_that_loses_its_place_is_a_gap() {
        feed.follow(told);
        source.losesPlace = true;

        await().untilAsserted(() -> assertThat(told.all).containsExactly(GAP, GAP));
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_break_that_cost_nothing_is_no_gap() {
        source.goesOnAfterBreaks = true;
        feed.follow(told);
        source.fails = true;
        await().until(() -> source.closes.get() > 0);
        source.isOpen = false;
        source.fails = false;
        source.news.add("k");

        await().until(() -> told.all.contains("k"));
        assertThat(told.all).containsExactly(GAP, "k");
    }

    @Test
    void each_outage_is_told_once_and_its_end_too() {
        feed.follow(told);
        source.fails = true;
        await().until(() -> source.closes.get() > 1);
        source.fails = false;
        source.news.add("k");
        await().until(() -> told.all.contains("k") && lines().size() == 2);

        assertThat(lines())
                .containsExactly(
                        "WARN Changes of keys cannot be followed, trying again each PT0.5S: out of reach",
                        "INFO Changes of keys are followed again");
    }

    /** As when memory runs out, or a driver fails by an assertion. */
    @Test
    void an_error_does_not_end_the_feed_nor_does_a_source_that_cannot_be_closed() {
        feed.follow(told);
        source.error = new AssertionError("on purpose");
        await().until(() -> source.closes.get() > 1);
        source.error = null;
        source.news.add("k");

        await().until(() -> told.all.contains("k"));
        assertThat(lines())
                .filteredOn(line -> !line.startsWith("DEBUG"))
                .containsExactly(
                        "WARN Changes of keys cannot be followed, trying again each PT0.5S:"
                                + " java.lang.AssertionError: on purpose",
                        "INFO Changes of keys are followed again");
    }

    @Test
    void a_store_that_is_out_of_reach_at_the_start_is_no_error_and_a_gap_later() {
        source.fails = true;
        assertThatCode(() -> feed.follow(told)).doesNotThrowAnyException();
        assertThat(told.all).containsExactly(GAP);
        source.fails = false;

        await().untilAsserted(() -> assertThat(told.all).containsExactly(GAP, GAP));
    }

    @Test
    void a_listener_that_fails_harms_no_other() {
        feed.follow(new ChangeListener() {
            @Override
            public void changed(String keyId) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void gap() {
                throw new IllegalStateException("on purpose");
            }
        });
        feed.follow(told);
        source.news.add("k");

        await().until(() -> told.all.contains("k"));
        assertThat(lines()).contains("WARN A listener to changes of keys has failed");
    }

    @Test
    void a_listener_that_follows_twice_is_told_twice_and_ends_each_by_itself() {
        Subscription first = feed.follow(told);
        feed.follow(told);
        first.close();
        first.close();
        source.news.add("k");

        await().untilAsserted(() -> assertThat(told.all).containsExactly(GAP, GAP, "k"));
    }

    @Test
    void closing_waits_for_the_read_that_is_under_way_and_ends_the_thread() {
        feed.follow(told);
        source.blocked = new CountDownLatch(1);
        await().until(() -> source.isReading);
        Thread closing = new Thread(feed::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        source.blocked.countDown();

        await().until(() -> !closing.isAlive());
        assertThat(source.isOpen).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals(THREAD));
        assertThatIllegalStateException().isThrownBy(() -> feed.follow(told)).withMessageContaining("closed");
    }

    private List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    /** A source that does what the test says. */
    private static final class Source implements ChangeSource {
        final BlockingQueue<String> news = new LinkedBlockingQueue<>();
        final AtomicInteger closes = new AtomicInteger();
        volatile boolean isOpen;
        volatile boolean isReading;
        volatile boolean losesPlace;
        volatile boolean goesOnAfterBreaks;
        volatile boolean fails;
        volatile @Nullable Error error;
        volatile CountDownLatch blocked = new CountDownLatch(0);
        private boolean hadPlace;

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public boolean open() {
            requireWell();
            boolean goesOn = hadPlace && goesOnAfterBreaks;
            hadPlace = true;
            isOpen = true;
            return goesOn;
        }

        @Override
        public void read(ChangeListener listener) {
            requireWell();
            if (losesPlace) {
                losesPlace = false;
                isOpen = false;
                return;
            }
            isReading = true;
            awaitRelease();
            isReading = false;
            for (String id = news.poll(); id != null; id = news.poll()) {
                listener.changed(id);
            }
        }

        private void awaitRelease() {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            closes.incrementAndGet();
            isOpen = false;
            throwError();
        }

        private void throwError() {
            Error thrown = error;
            if (thrown != null) {
                throw thrown;
            }
        }

        private void requireWell() {
            throwError();
            if (fails) {
                throw new StoreException("out of reach", null);
            }
        }
    }

    private static final class Log implements ChangeListener {
        final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void changed(String keyId) {
            all.add(keyId);
        }

        @Override
        public void gap() {
            all.add(GAP);
        }
    }
}
