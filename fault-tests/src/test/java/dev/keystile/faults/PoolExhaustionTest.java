package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification.Accepted;
import dev.keystile.Verification.Rejected;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** More callers than connections: nobody waits for long, and nothing is left behind. */
@OnEveryStore
class PoolExhaustionTest {
    private static final int CALLERS = 100;
    /** Every store has given up by then, with its own timeouts; drivers would wait for minutes, or for ever. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private final SharedStore store;

    PoolExhaustionTest(SharedStore store) {
        this.store = store;
    }

    @AfterEach
    void close() {
        store.thaw();
        threads.shutdownNow();
    }

    @Test
    @DisplayName("R-04: 100 calls of a store at once, one connection")
    void calls_that_get_no_connection_fail_in_time_and_all_are_answered_afterwards() {
        try (KeyStore one = OpenStore.of(store.config().with("pool-size", "1"))) {
            IntPredicate isAnswered = caller -> isAnswered(one, "k" + caller);
            store.freeze();
            assertThat(atOnce(isAnswered)).containsOnly(false);
            store.thaw();

            await().until(() -> isAnswered(one, "k"));
            await().until(() -> atOnce(isAnswered).stream().allMatch(Boolean::booleanValue));
        }
    }

    private static boolean isAnswered(KeyStore store, String id) {
        try {
            return store.find(id).isEmpty();
        } catch (StoreException e) {
            return false;
        }
    }

    @Test
    @DisplayName("R-04: 100 requests at once with 100 keys that are not cached, one connection")
    void requests_that_get_no_connection_are_refused_in_time_and_every_key_is_good_afterwards() {
        try (ApiKeys issuer = ApiKeys.builder(store.config()).build();
                ApiKeys node = ApiKeys.builder(store.config().with("pool-size", "1"))
                        .maxStaleness(Duration.ZERO)
                        .build()) {
            List<Presented> keys = Presented.issue(issuer, CALLERS);
            store.freeze();
            assertThat(atOnce(caller -> isUnavailable(keys.get(caller), node))).containsOnly(true);
            store.thaw();

            await().until(() -> atOnce(caller -> keys.get(caller).verify(node) instanceof Accepted).stream()
                    .allMatch(Boolean::booleanValue));
        }
    }

    private static boolean isUnavailable(Presented key, ApiKeys node) {
        return key.verify(node) instanceof Rejected rejected && rejected.reason() == RejectionReason.STORE_UNAVAILABLE;
    }

    /** What each of the callers is told. One that is told nothing within the bound fails the test. */
    private List<Boolean> atOnce(IntPredicate call) {
        List<Callable<Boolean>> calls = IntStream.range(0, CALLERS)
                .<Callable<Boolean>>mapToObj(caller -> () -> call.test(caller))
                .toList();
        try {
            List<Boolean> answers = new ArrayList<>();
            for (Future<Boolean> answer : threads.invokeAll(calls, BOUND.toSeconds(), TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a call broke", e);
        }
    }
}
