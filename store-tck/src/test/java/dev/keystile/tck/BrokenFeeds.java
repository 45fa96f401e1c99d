package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.KeyStore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that tell too few changes, or to whom they should not. */
final class BrokenFeeds {
    private BrokenFeeds() {}

    static Stream<Broken> all() {
        return Stream.of(omissions(), subscriptions()).flatMap(stores -> stores);
    }

    private static Stream<Broken> omissions() {
        return Stream.of(
                Broken.store(
                        "tells no inserts",
                        tellingIf(found -> found.isEmpty() || found.get().version() > 1),
                        "another_instance_is_told_of_an_insert"),
                Broken.store(
                        "tells no updates",
                        tellingIf(found -> found.isEmpty() || found.get().version() == 1),
                        "another_instance_is_told_of_an_update"),
                Broken.store(
                        "tells no deletes",
                        tellingIf(Optional::isPresent),
                        "another_instance_is_told_of_a_delete",
                        "another_instance_is_told_of_a_delete_at_a_version"),
                Broken.store(
                        "tells no changes of its own",
                        BrokenFeeds::tellingOthers,
                        "an_instance_is_told_of_its_own_changes"),
                Broken.store(
                        "tells every second change", tellingEverySecond(), "no_change_of_many_at_a_time_is_left_out"),
                Broken.store("tells each use", tellingUse(), "recorded_use_is_no_change"));
    }

    /** Looks at what a change has left of the key. */
    private static UnaryOperator<KeyStore> tellingIf(Predicate<Optional<ApiKey>> left) {
        return store -> Break.changes(feed -> filtered(feed, id -> left.test(store.find(id))))
                .apply(store);
    }

    private static ChangeFeed filtered(ChangeFeed feed, Predicate<String> ids) {
        return listener -> feed.follow(new ChangeListener() {
            @Override
            public void changed(String keyId) {
                if (ids.test(keyId)) {
                    listener.changed(keyId);
                }
            }

            @Override
            public void gap() {
                listener.gap();
            }
        });
    }

    private static KeyStore tellingOthers(KeyStore store) {
        Set<String> own = ConcurrentHashMap.newKeySet();
        UnaryOperator<KeyStore> noting = Break.insert((sound, key) -> {
            own.add(key.id());
            sound.insert(key);
        });
        return noting.apply(
                Break.changes(feed -> filtered(feed, id -> !own.contains(id))).apply(store));
    }

    private static UnaryOperator<KeyStore> tellingEverySecond() {
        AtomicInteger count = new AtomicInteger();
        return Break.changes(feed -> filtered(feed, id -> count.getAndIncrement() % 2 == 0));
    }

    private static UnaryOperator<KeyStore> tellingUse() {
        List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
        UnaryOperator<KeyStore> following = Break.changes(feed -> listener -> {
            listeners.add(listener);
            return feed.follow(listener);
        });
        UnaryOperator<KeyStore> recording = Break.recordUse((sound, uses) -> {
            sound.recordUse(uses);
            uses.forEach(use -> listeners.forEach(listener -> listener.changed(use.id())));
        });
        return sound -> recording.apply(following.apply(sound));
    }

    private static Stream<Broken> subscriptions() {
        String test = "a_closed_subscription_is_told_no_later_change";
        return Stream.of(
                Broken.store("tells a closed subscription", Break.changes(BrokenFeeds::unending), test),
                Broken.store("ends all subscriptions with one", endingTogether(), test),
                Broken.store("fails to close a subscription again", Break.changes(BrokenFeeds::closedOnce), test));
    }

    private static ChangeFeed unending(ChangeFeed feed) {
        return listener -> {
            feed.follow(listener);
            return () -> {};
        };
    }

    private static UnaryOperator<KeyStore> endingTogether() {
        AtomicBoolean ended = new AtomicBoolean();
        return Break.changes(feed -> listener -> {
            filtered(feed, id -> !ended.get()).follow(listener);
            return () -> ended.set(true);
        });
    }

    private static ChangeFeed closedOnce(ChangeFeed feed) {
        return listener -> {
            Subscription subscription = feed.follow(listener);
            AtomicBoolean closed = new AtomicBoolean();
            return () -> {
                if (closed.getAndSet(true)) {
                    throw new IllegalStateException("closed already");
                }
                subscription.close();
            };
        };
    }
}
