package dev.keystile.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does something to each of many at a random time, so that no rhythm of a store's is met at the same point each time. */
final class Schedule {
    private static final int THREADS = 4;
    private static final long PATIENCE_SECONDS = 60;

    private Schedule() {}

    /** Returns when all is done; fails if anything fails. */
    static <T> void spread(List<T> all, Duration over, Consumer<T> work) {
        // The same times in each run: what differs is the machine.
        Random random = new Random(20261123);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (T one : all) {
                long delay = random.nextLong(over.toNanos());
                tasks.add(threads.schedule(() -> work.accept(one), delay, TimeUnit.NANOSECONDS));
            }
            for (Future<?> task : tasks) {
                task.get(over.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a change failed: " + e.getCause(), e);
        } catch (Exception e) {
            throw new AssertionError("changes do not end", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
