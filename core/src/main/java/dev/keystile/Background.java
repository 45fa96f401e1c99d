package dev.keystile;

import dev.keystile.spi.ChangeFeed.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one thread behind an {@link ApiKeys}, and what has to be ended in order when it closes. */
final class Background implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Subscription subscription = () -> {};
    private Runnable lastWork = () -> {};
    private Runnable lastly = () -> {};

    Background() {
        this(PATIENCE);
    }

    Background(Duration patience) {
        this.patience = patience;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread daemon = new Thread(task, "keystile");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void every(Duration interval, Runnable task) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> guarded(task), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The last work is given as long as all work that is under way; the finish comes after it, done or not. */
    void onClose(Subscription feed, Runnable work, Runnable finish) {
        this.subscription = feed;
        this.lastWork = work;
        this.lastly = finish;
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed: background work is left undone", e);
        }
    }

    /** A task that throws, be it an error, would never be run again. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.error("Background work failed", e);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        guarded(subscription::close);
        execute(lastWork);
        thread.shutdown();
        awaitEnd();
        lastly.run();
    }

    private void awaitEnd() {
        try {
            if (!thread.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Background work did not end within {}: what is not written by now is lost", patience);
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
