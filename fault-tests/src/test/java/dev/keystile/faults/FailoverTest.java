package dev.keystile.faults;

import dev.keystile.servers.TcpProxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Another server takes over while clients and administrators go on: no acknowledged write is lost with the first. */
class FailoverTest {
    @Test
    @DisplayName("R-07: the Redis master is killed under load, and Sentinel makes a replica the master")
    void no_acknowledged_write_is_lost_with_a_redis_master() {
        try (SentinelStore store = new SentinelStore()) {
            run(store, "master killed", StoreFault.KILLED);
        }
    }

    @Test
    @DisplayName("R-09: the primary of MongoDB steps down under load, and then the next one is killed")
    void no_acknowledged_write_is_lost_with_a_mongodb_primary() {
        try (MongoOfThreeStore store = new MongoOfThreeStore()) {
            run(store, "primary steps down", new StepDown(store));
            run(store, "primary killed", StoreFault.KILLED);
        }
    }

    private static void run(SharedStore store, String name, OutageRun.Fault fault) {
        new OutageRun(store, settings -> settings.maxStaleness(Duration.ofMinutes(1))).check(name, fault);
    }

    private record StepDown(MongoOfThreeStore store) implements OutageRun.Fault {
        @Override
        public void begin(SharedStore same, TcpProxy network) {
            store.stepDown();
        }

        @Override
        public void end(SharedStore same, TcpProxy network) {
            store.restart();
        }
    }
}
