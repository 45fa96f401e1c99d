package dev.keystile.spi;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All who follow a feed. One that fails harms no other. Safe for use by several threads. */
final class Followers implements ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedChangeFeed.class);

    /** One listener may follow several times. */
    private record Follower(ChangeListener listener, Object identity) {}

    private final List<Follower> all = new CopyOnWriteArrayList<>();

    /** What the listener has read so far may be older than the feed's place: so it begins with a gap. */
    Subscription add(ChangeListener listener) {
        Follower follower = new Follower(listener, new Object());
        all.add(follower);
        guard(follower, ChangeListener::gap);
        return () -> all.remove(follower);
    }

    @Override
    public void changed(String keyId) {
        all.forEach(follower -> guard(follower, listener -> listener.changed(keyId)));
    }

    @Override
    public void gap() {
        all.forEach(follower -> guard(follower, ChangeListener::gap));
    }

    void clear() {
        all.clear();
    }

    private static void guard(Follower follower, Consumer<ChangeListener> telling) {
        try {
            telling.accept(follower.listener());
        } catch (RuntimeException e) {
            LOG.warn("A listener to changes of keys has failed", e);
        }
    }
}
