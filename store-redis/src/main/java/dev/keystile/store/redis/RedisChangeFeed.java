package dev.keystile.store.redis;

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

/** Reads the stream of changes on one daemon thread for all who follow, from the first of them to the end of the store. */
final class RedisChangeFeed implements ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(RedisKeyStore.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final StreamReader reader;
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

    RedisChangeFeed(StreamReader reader) {
        this.reader = reader;
    }

    /**
     * {@inheritDoc} The first follower is told its gap when the reading has begun; a later one at once, since what it has
     * read so far may be older than the place that the reading has come to.
     */
    @Override
    public Subscription follow(ChangeListener listener) {
        Follower follower = new Follower(listener, followers);
        starting.lock();
        try {
            if (closed.getCount() == 0) {
                throw RedisKeyStore.closed();
            }
            followers.add(follower);
            if (thread == null) {
                thread = started();
            } else {
                follower.gap();
            }
        } finally {
            starting.unlock();
        }
        return follower;
    }

    /** Ends it, and waits for a read that is under way. */
    void close() {
        Thread running;
        starting.lock();
        try {
            closed.countDown();
            running = thread;
        } finally {
            starting.unlock();
        }
        followers.forEach(Follower::close);
        if (running != null && running != Thread.currentThread()) {
            join(running);
        }
    }

    private Thread started() {
        Thread reading = new Thread(this::run, "keystile-redis-changes");
        reading.setDaemon(true);
        reading.start();
        return reading;
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                if (!attempt()) {
                    closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("Changes of keys are not followed any more, since the thread was interrupted");
        }
    }

    /** Whatever goes wrong, it is tried again after a pause. Each outage is told once. */
    private boolean attempt() {
        try {
            reader.read(everyone);
            if (isOut) {
                LOG.info("Changes of keys are followed again");
            }
            isOut = false;
            return true;
        } catch (RuntimeException e) {
            if (!isOut && closed.getCount() > 0) {
                LOG.warn("Changes of keys cannot be followed, trying again each {}: {}", PAUSE, e.getMessage());
            }
            isOut = true;
            return false;
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
