package dev.keystile;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class PoolTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void what_was_given_back_is_used_again() {
        Pool<Object> pool = pool();
        Object first = pool.take();
        pool.giveBack(first);

        assertThat(pool.take()).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void what_is_taken_is_nobody_elses() {
        Pool<Object> pool = pool();

        assertThat(pool.take()).isNotSameAs(pool.take());
    }

    @Test
    void more_than_there_is_room_for_is_dropped() {
        Pool<Object> pool = pool();
        Object first = pool.take();
        Object second = pool.take();
        pool.giveBack(first);
        pool.giveBack(second);

        assertThat(pool.take()).isSameAs(second);
        assertThat(pool.take()).isNotSameAs(first);
    }

    /** Far more threads than places, so that many share one. */
    @Test
    void no_two_threads_ever_have_the_same() throws Exception {
        Pool<AtomicBoolean> pool = new Pool<>(AtomicBoolean::new);
        ExecutorService threads = Executors.newFixedThreadPool(200);
        try {
            Callable<Boolean> use = () -> usedAlone(pool);
            List<Callable<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                uses.add(use);
            }
            for (Future<Boolean> alone : threads.invokeAll(uses)) {
                assertThat(alone.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean usedAlone(Pool<AtomicBoolean> pool) {
        boolean alone = true;
        for (int i = 0; i < 2_000; i++) {
            AtomicBoolean taken = pool.take();
            alone &= taken.compareAndSet(false, true);
            Thread.onSpinWait();
            taken.set(false);
            pool.giveBack(taken);
        }
        return alone;
    }

    private Pool<Object> pool() {
        return new Pool<>(() -> {
            made.incrementAndGet();
            return new Object();
        });
    }
}
