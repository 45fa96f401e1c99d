package dev.keystile.faults;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two calls that start at the same time, round after round. */
final class Together implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    /** What became of a call: a value or an exception. */
    record Outcome<T>(@Nullable T value, @Nullable Exception failure) {
        boolean isDone() {
            return failure == null;
        }

        boolean failedWith(Class<? extends Exception> type) {
            return type.isInstance(failure);
        }
    }

    /** Both outcomes. */
    record Outcomes<A, B>(Outcome<A> first, Outcome<B> second) {}

    <A, B> Outcomes<A, B> run(Callable<A> first, Callable<B> second) {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Outcome<A>> a = threads.submit(() -> outcome(start, first));
        Future<Outcome<B>> b = threads.submit(() -> outcome(start, second));
        return new Outcomes<>(result(a), result(b));
    }

    private static <T> Outcome<T> outcome(CyclicBarrier start, Callable<T> call) throws Exception {
        start.await();
        try {
            return new Outcome<>(call.call(), null);
        } catch (Exception e) {
            return new Outcome<>(null, e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the race broke: " + e.getCause(), e);
        } catch (Exception e) {
            throw new AssertionError("a call did not end within " + PATIENCE_SECONDS + " seconds", e);
        }
    }

    @Override
    public void close() {
        List<Runnable> unused = threads.shutdownNow();
        if (!unused.isEmpty()) {
            throw new AssertionError("calls were never made: " + unused.size());
        }
    }
}
