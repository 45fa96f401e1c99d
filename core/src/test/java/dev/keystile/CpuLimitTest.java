package dev.keystile;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class CpuLimitTest {
    private final CpuLimit limit = new CpuLimit(2);

    @Test
    void what_is_calculated_is_told_and_a_failure_frees_its_turn() {
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> limit.test(() -> {
                        throw new IllegalStateException("x");
                    }));
        }
        assertThat(limit.test(() -> true)).isTrue();
        assertThat(limit.test(() -> false)).isFalse();
    }

    @Test
    void so_many_calculate_so_many_wait_and_the_rest_is_refused_at_once() throws Exception {
        Semaphore end = new Semaphore(0);
        CountDownLatch running = new CountDownLatch(2);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(threads.submit(() -> {
                try {
                    return limit.test(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        running.countDown();
                        end.acquireUninterruptibly();
                        now.decrementAndGet();
                        return true;
                    });
                } catch (StoreUnavailableException e) {
                    refused.incrementAndGet();
                    throw e;
                }
            }));
        }
        running.await();
        await().untilAsserted(() -> assertThat(refused).hasValue(12));
        end.release(30);
        threads.shutdown();
        assertThat(all.stream().filter(CpuLimitTest::succeeded)).hasSize(18);
        assertThat(most).hasValue(2);
    }

    private static boolean succeeded(Future<Boolean> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
