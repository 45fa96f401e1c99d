package dev.keystile.spi;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A feed that reads a {@link ChangeSource} on one daemon thread for all who follow, for authors of stores. It keeps the
 * promises of {@link ChangeFeed}: it tells gaps, tries again after failures, logs each outage once, and no listener that
 * fails harms another. The thread starts with the first follower and ends with the feed. Safe for use by several threads.
 */
public final class ThreadedChangeFeed implements ChangeFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedChangeFeed.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final String threadName;
    private final ChangeSource source;
    private final Duration interval;
    private final Duration retryInterval;
    private final Followers followers = new Followers();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock starting = new ReentrantLock();

    private @Nullable Thread thread;
    private boolean isOut;

    /**
     * Creates a feed that nobody follows yet.
     *
     * @param threadName the name of its thread, such as {@code keystile-jdbc-changes}
     * @param source where changes are read
     * @param interval how long to wait between two reads; zero if the source itself waits for something new
     */
    public ThreadedChangeFeed(String threadName, ChangeSource source, Duration interval) {
        this.threadName = threadName;
        this.source = source;
        this.interval = interval;
        this.retryInterval = interval.compareTo(RETRY) < 0 ? RETRY : interval;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the feed is closed
     */
    @Override
    public Subscription follow(ChangeListener listener) {
        starting.lock();
        try {
            if (isClosed()) {
                throw new IllegalStateException("this store is closed: open another one");
            }
            // The first one waits until there is a place: all that is acknowledged later lies behind it.
            if (thread == null) {
                attempt(source::open);
            }
            Subscription subscription = followers.add(listener);
            startThread();
            return subscription;
        } finally {
            starting.unlock();
        }
    }

    /** Ends it, and waits for a read that is under way. Closing again does nothing. */
    @Override
    public void close() {
        starting.lock();
        try {
            closed.countDown();
            followers.clear();
            if (thread != null && thread != Thread.currentThread()) {
                join(thread);
            }
        } finally {
            starting.unlock();
        }
    }

    private void startThread() {
        if (thread == null) {
            thread = new Thread(this::run, threadName);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            boolean succeeded = true;
            while (!closed.await((succeeded ? interval : retryInterval).toNanos(), TimeUnit.NANOSECONDS)) {
                succeeded = attempt(this::step);
            }
        } catch (InterruptedException e) {
            LOG.warn("Changes of keys are not followed any more, since the thread was interrupted");
        } finally {
            release();
        }
    }

    /** A source that finds that it has lost its place takes a new one at once. */
    private void step() {
        takePlace();
        source.read(followers);
        takePlace();
    }

    private void takePlace() {
        if (!source.isOpen() && !source.open()) {
            followers.gap();
        }
    }

    /**
     * Whatever goes wrong, be it an error, it is tried again: nobody else would start a thread that has ended. Each outage is
     * told once.
     */
    private boolean attempt(Runnable reading) {
        try {
            reading.run();
            if (isOut) {
                LOG.info("Changes of keys are followed again");
            }
            isOut = false;
            return true;
        } catch (RuntimeException | Error e) {
            if (!isOut && !isClosed()) {
                LOG.warn("Changes of keys cannot be followed, trying again each {}: {}", retryInterval, reason(e));
            }
            isOut = true;
            release();
            return false;
        }
    }

    private static @Nullable String reason(Throwable e) {
        return e instanceof StoreException ? e.getMessage() : e.toString();
    }

    private void release() {
        try {
            source.close();
        } catch (RuntimeException | Error e) {
            LOG.debug("What followed changes of keys was not released", e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private static void join(Thread running) {
        try {
            running.join(LONGEST_READ.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
