package dev.keystile.store.redis;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** One listener's place among all of them. A listener that fails harms nobody else. */
final class Follower implements ChangeListener, Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(RedisKeyStore.class);

    private final ChangeListener listener;
    private final List<Follower> all;
    /** Held while the listener is told something, so that nothing is told after the end. */
    private final ReentrantLock telling = new ReentrantLock();

    private boolean isClosed;

    Follower(ChangeListener listener, List<Follower> all) {
        this.listener = listener;
        this.all = all;
    }

    @Override
    public void changed(String keyId) {
        tell(() -> listener.changed(keyId));
    }

    @Override
    public void gap() {
        tell(listener::gap);
    }

    @Override
    public void close() {
        all.remove(this);
        telling.lock();
        try {
            isClosed = true;
        } finally {
            telling.unlock();
        }
    }

    private void tell(Runnable news) {
        telling.lock();
        try {
            if (!isClosed) {
                news.run();
            }
        } catch (RuntimeException e) {
            LOG.warn("A listener to changes of keys has failed", e);
        } finally {
            telling.unlock();
        }
    }
}
