package dev.keystile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.STORE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** S-20: a store that is down lets nobody in whom the cache does not know. */
class StoreOutageTest {
    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).build();
    private final String cached = keys.issue(ApiKeySpec.named("cached")).plaintext();
    private final String uncached = keys.issue(ApiKeySpec.named("uncached")).plaintext();

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void cached_keys_go_on_until_the_maximum_staleness_and_others_are_refused() {
        assertAccepted(keys, cached);
        store.down = true;
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertAccepted(keys, cached);
        clock.advance(Duration.ofNanos(1));
        assertRejected(keys, cached, STORE_UNAVAILABLE);
    }

    @Test
    void the_first_request_after_the_outage_is_served() {
        store.down = true;
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        store.down = false;
        assertAccepted(keys, uncached);
    }

    @Test
    void an_outage_is_logged_once_when_it_begins_and_once_when_it_ends() {
        assertAccepted(keys, cached);
        try (LogCapture log = new LogCapture("dev.keystile")) {
            store.down = true;
            for (int i = 0; i < 5; i++) {
                assertRejected(keys, uncached, STORE_UNAVAILABLE);
                assertAccepted(keys, cached);
            }
            assertThat(log.at(Level.ERROR)).hasSize(1);
            assertThat(log.at(Level.INFO)).isEmpty();
            store.down = false;
            assertAccepted(keys, uncached);
            assertAccepted(keys, uncached);
            assertThat(log.at(Level.INFO))
                    .extracting(ILoggingEvent::getMessage)
                    .containsExactly("The key store answers again");
        }
    }

    @Test
    void whatever_a_store_throws_is_an_outage() {
        store.beforeFind = () -> {
            throw Sneaky.thrown(new IOException("as Kotlin throws them"));
        };
        assertRejected(keys, uncached, STORE_UNAVAILABLE);
        store.beforeFind = () -> {};
        assertAccepted(keys, uncached);
    }
}
