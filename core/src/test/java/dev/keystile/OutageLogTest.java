package dev.keystile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static dev.keystile.RejectionReason.STORE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** One line when the store fails and one when it is back, however many requests meet it. */
class OutageLogTest {
    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).build();
    private final String key = keys.issue(ApiKeySpec.named("k")).plaintext();
    private final LogCapture log = new LogCapture("dev.keystile");

    @AfterEach
    void close() {
        log.close();
        keys.close();
    }

    /** Asks for an id that is not cached. */
    private void ask() {
        Verification outcome = keys.verify(VerificationRequest.of(
                KeyFormat.of("ks").newKey(KeyFormat.of("ks").newId())));
        assertThat(((Verification.Rejected) outcome).reason()).isIn(STORE_UNAVAILABLE, RejectionReason.UNKNOWN);
    }

    private List<String> at(Level level) {
        return log.at(level).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void askEvery(Duration step, Duration span) {
        for (Duration passed = Duration.ZERO; passed.compareTo(span) < 0; passed = passed.plus(step)) {
            ask();
            clock.advance(step);
        }
    }

    @Test
    void an_outage_is_told_once_when_it_begins_and_once_when_it_is_over() {
        store.down = true;
        askEvery(Duration.ofMillis(100), Duration.ofMinutes(5));
        assertThat(at(Level.ERROR))
                .containsExactly(
                        "The key store does not answer, and requests with keys that are not cached are refused:"
                                + " the test took the store down");
        assertThat(at(Level.INFO)).isEmpty();
        store.down = false;
        clock.advance(Duration.ofSeconds(1));
        ask();
        ask();
        assertThat(at(Level.INFO))
                .containsExactly("The key store answers again, after 301.0 s; 3000 requests were refused meanwhile");
        assertThat(at(Level.ERROR)).hasSize(1);
    }

    @Test
    void a_lone_failed_read_is_told_too() {
        store.down = true;
        ask();
        store.down = false;
        ask();
        assertThat(at(Level.ERROR)).hasSize(1);
        assertThat(at(Level.INFO)).hasSize(1);
    }

    @Test
    void lines_have_no_stack_trace_and_no_presented_key() {
        store.down = true;
        keys.verify(VerificationRequest.of(key));
        assertThat(log.at(Level.ERROR)).singleElement().satisfies(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage()).doesNotContain(key);
        });
    }

    /** */
    @Test
    void a_store_that_comes_and_goes_each_second_does_not_flood_the_log() {
        for (int second = 0; second < 60; second++) {
            store.down = second % 2 == 0;
            askEvery(Duration.ofMillis(10), Duration.ofSeconds(1));
        }
        assertThat(at(Level.ERROR)).hasSizeBetween(2, 6);
        assertThat(at(Level.INFO)).hasSizeBetween(2, 6);
        store.down = false;
        clock.advance(LogLimit.SPAN);
        ask();
        assertThat(at(Level.INFO)).as("the last line tells that it is over").hasSameSizeAs(at(Level.ERROR));
    }

    @Test
    void a_store_that_fails_every_other_call_does_not_flood_the_log() {
        store.beforeFind = () -> store.down = !store.down;
        askEvery(Duration.ofMillis(10), Duration.ofMinutes(1));
        assertThat(at(Level.ERROR)).hasSizeBetween(2, 6);
        assertThat(at(Level.INFO)).hasSizeBetween(2, 6);
    }

    @Test
    void a_failure_that_was_not_told_is_no_part_of_the_next_outage() {
        store.down = true;
        ask();
        store.down = false;
        ask();
        store.down = true;
        ask();
        store.down = false;
        ask();
        clock.advance(Duration.ofHours(1));
        store.down = true;
        ask();
        clock.advance(Duration.ofSeconds(2));
        store.down = false;
        ask();
        assertThat(at(Level.ERROR)).hasSize(2);
        assertThat(at(Level.INFO)).hasSize(2);
        assertThat(at(Level.INFO).get(1)).contains("after 2.0 s");
    }
}
