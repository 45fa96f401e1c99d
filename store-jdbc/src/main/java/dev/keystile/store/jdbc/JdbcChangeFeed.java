package dev.keystile.store.jdbc;

import dev.keystile.spi.ChangeFeed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Reads the change log at intervals, on one daemon thread for all who follow. */
final class JdbcChangeFeed implements ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcKeyStore.class);
    private static final long TRIM_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final ChangeReader reader;
    private final Duration pollInterval;
    private final LongSupplier nanoTime;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ChangeListener everyone = new ChangeListener() {
        @Override
        public void changed(String keyId) {
            followers.forEach(follower -> follower.changed(keyId));
        }

        @Override
        public void gap() {
            followers.forEach(Follower::gap);
        }
    };
    /** Held while the log is read: there is one place in the log for all followers. */
    private final ReentrantLock reading = new ReentrantLock();

    private volatile @Nullable Thread thread;
    private boolean isOut;
    private long lastTrim;

    JdbcChangeFeed(ChangeReader reader, Duration pollInterval, LongSupplier nanoTime) {
        this.reader = reader;
        this.pollInterval = pollInterval;
        this.nanoTime = nanoTime;
        this.lastTrim = nanoTime.getAsLong();
    }

    @Override
    public Subscription follow(ChangeListener listener) {
        Follower follower = new Follower(listener, followers);
        reading.lock();
        try {
            if (closed.getCount() == 0) {
                throw JdbcKeyStore.closed();
            }
            if (followers.isEmpty()) {
                attempt(reader::start);
            }
            followers.add(follower);
            // What the listener has read so far may be older than the place in the log.
            follower.gap();
            startThread();
        } finally {
            reading.unlock();
        }
        return follower;
    }

    /** Reads the log once, now. */
    void poll() {
        reading.lock();
        try {
            if (!followers.isEmpty() && attempt(() -> reader.read(everyone))) {
                trimSometimes();
            }
        } finally {
            reading.unlock();
        }
    }

    /** Ends it, and waits for a read that is under way. */
    void close() {
        closed.countDown();
        followers.clear();
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            join(running);
        }
    }

    private void startThread() {
        if (thread == null) {
            Thread started = new Thread(this::run, "keystile-jdbc-changes");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
    }

    private void run() {
        try {
            while (!closed.await(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
                poll();
            }
        } catch (InterruptedException e) {
            LOG.warn("Changes of keys are not followed any more, since the thread was interrupted");
        }
    }

    /** Whatever a DataSource throws, the next interval tries again. Each outage is told once. */
    private boolean attempt(Runnable read) {
        try {
            read.run();
            if (isOut) {
                LOG.info("Changes of keys are followed again");
            }
            isOut = false;
            return true;
        } catch (RuntimeException e) {
            if (!isOut && closed.getCount() > 0) {
                LOG.warn("Changes of keys cannot be followed, trying again each {}: {}", pollInterval, e.getMessage());
            }
            isOut = true;
            return false;
        }
    }

    private void trimSometimes() {
        long now = nanoTime.getAsLong();
        if (now - lastTrim < TRIM_INTERVAL_NANOS) {
            return;
        }
        lastTrim = now;
        try {
            reader.trim();
        } catch (RuntimeException e) {
            LOG.warn("The change log grows, since old entries cannot be deleted: {}", e.getMessage());
        }
    }

    private static void join(Thread running) {
        try {
            running.join(LONGEST_READ.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
