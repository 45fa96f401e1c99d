package dev.keystile.store.mongo;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** One listener's place among all of them. A listener that fails harms nobody else. */
final class Follower implements ChangeListener, Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(MongoKeyStore.class);

    private final ChangeListener listener;
    private final List<Follower> all;

    Follower(ChangeListener listener, List<Follower> all) {
        this.listener = listener;
        this.all = all;
    }

    @Override
    public void changed(String keyId) {
        guard(() -> listener.changed(keyId));
    }

    @Override
    public void gap() {
        guard(listener::gap);
    }

    @Override
    public void close() {
        all.remove(this);
    }

    private static void guard(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to changes of keys has failed", e);
        }
    }
}
