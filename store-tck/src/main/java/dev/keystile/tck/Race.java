package dev.keystile.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks in threads of their own that start at the same time. */
final class Race {
    /** How often to try what two threads may get wrong by bad luck only. */
    static final int ROUNDS = 30;

    private static final long MAX_SECONDS = 60;

    private Race() {}

    /** Hands out what the tasks returned, in their order; fails if one throws. */
    static <T> List<T> run(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CyclicBarrier start = new CyclicBarrier(tasks.size());
            return results(tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get(MAX_SECONDS, TimeUnit.SECONDS));
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a call failed while others ran: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new AssertionError("calls that ran together did not end within " + MAX_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was interrupted", e);
        }
        return results;
    }
}
