package dev.keystile.store.mongo;

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

/** Reads changes as they happen, on one daemon thread for all who follow. */
final class MongoChangeFeed implements ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(MongoKeyStore.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_STEP = ChangeSource.TIMEOUT.multipliedBy(2);

    private final ChangeSource source;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock starting = new ReentrantLock();
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

    private @Nullable Thread thread;
    private boolean isOut;

    MongoChangeFeed(ChangeSource source) {
        this.source = source;
    }

    @Override
    public Subscription follow(ChangeListener listener) {
        Follower follower = new Follower(listener, followers);
        starting.lock();
        try {
            if (isClosed()) {
                throw MongoKeyStore.closed();
            }
            // The first one waits until there is a place: all that is acknowledged later lies behind it.
            if (thread == null) {
                attempt(source::open);
            }
            followers.add(follower);
            // What the listener has read so far may be older than the place.
            follower.gap();
            startThread();
        } finally {
            starting.unlock();
        }
        return follower;
    }

    /** Ends it, and waits for a read that is under way. */
    void close() {
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
            thread = new Thread(this::run, "keystile-mongo-changes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (!isClosed()) {
                if (!attempt(this::step)) {
                    closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("Changes of keys are not followed any more, since the thread was interrupted");
        } finally {
            source.close();
        }
    }

    private void step() {
        if (!source.isOpen() && !source.open()) {
            everyone.gap();
        }
        source.read(everyone);
    }

    /** Whatever the driver throws, it is tried again. Each outage is told once. */
    private boolean attempt(Runnable reading) {
        try {
            reading.run();
            if (isOut) {
                LOG.info("Changes of keys are followed again");
            }
            isOut = false;
            return true;
        } catch (RuntimeException e) {
            source.close();
            if (!isOut && !isClosed()) {
                LOG.warn("Changes of keys cannot be followed, trying again each {}: {}", RETRY, Failures.reason(e));
            }
            isOut = true;
            return false;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private static void join(Thread running) {
        try {
            running.join(LONGEST_STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
