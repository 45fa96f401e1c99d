package dev.keystile.faults;

import dev.keystile.servers.TcpProxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** the store comes and goes every second. */
@OnOneOfEachKind
class FlappingTest {
    private static final int REQUESTS = 8 * OutageRun.PER_SECOND;

    private final SharedStore store;

    FlappingTest(SharedStore store) {
        this.store = store;
    }

    @Test
    @DisplayName("R-06: a store that is there for a second and gone for a second")
    void a_cached_key_is_let_in_each_time_and_nobody_reads_of_each_second_in_the_log() {
        OutageReport report = new OutageRun(store, settings -> settings.maxStaleness(Duration.ofMinutes(1)), REQUESTS)
                .check("flapping", new Flapping());

        assertThat(report.wasFelt()).as("it was felt").isTrue();
    }

    private static final class Flapping implements OutageRun.Fault {
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private final AtomicInteger outages = new AtomicInteger();
        private boolean isUp = true;

        @Override
        public void begin(SharedStore store, TcpProxy network) {
            ScheduledFuture<?> unused = timer.scheduleAtFixedRate(() -> turn(network), 0, 1, TimeUnit.SECONDS);
        }

        @Override
        public int outages() {
            return outages.get();
        }

        private void turn(TcpProxy network) {
            if (isUp) {
                outages.incrementAndGet();
                network.refuse();
                network.cut();
            } else {
                network.restore();
            }
            isUp = !isUp;
        }

        @Override
        public void end(SharedStore store, TcpProxy network) {
            timer.shutdown();
            try {
                assertThat(timer.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            network.restore();
        }
    }
}
