package dev.keystile.faults;

import dev.keystile.servers.TcpProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** a node that is told nothing refuses a revoked key within the maximum staleness, and when it is told again, at once. */
@OnEveryStore
class FeedCutTest {
    private static final Duration DEFAULT = Duration.ofSeconds(10);
    private static final Duration SMALL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SharedStore store;

    FeedCutTest(SharedStore store) {
        this.store = store;
    }

    @Test
    void without_its_feed_a_node_refuses_within_ten_seconds_by_default() {
        Times lags = revokeWithoutFeed(200, DEFAULT);

        lags.addTo(MeasuredTable.REVOCATION, store + ", feed cut");
        // Else the feed was not cut.
        assertThat(lags.median()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void without_its_feed_a_node_refuses_within_the_staleness_that_it_was_given() {
        revokeWithoutFeed(50, SMALL);
    }

    private Times revokeWithoutFeed(int count, Duration maxStaleness) {
        try (TcpProxy network = TcpProxy.to(store.port());
                Node a = Node.on(store.config());
                Node b = Node.on(store.through(network), settings -> settings.maxStaleness(maxStaleness))) {
            List<Presented> keys = Presented.issue(a.keys(), count);
            cutFeed(network, b, keys);
            try (Watch watch = Watch.over(b.keys(), keys)) {
                Schedule.spread(keys, maxStaleness, key -> revoke(key, a, List.of(watch)));
                await().atMost(PATIENCE).until(watch::allAreRefused);

                requireBound(watch, maxStaleness);
                return watch.lags();
            }
        }
    }

    /**
     * Every connection of today is closed, and of later ones falls silent which would follow changes. Reads go on as soon as
     * the node has given up its old connections.
     */
    private void cutFeed(TcpProxy network, Node node, List<Presented> keys) {
        network.mute(store.feedText());
        network.cut();
        awaitReads(node, keys);
    }

    private static void awaitReads(Node node, List<Presented> keys) {
        await().atMost(PATIENCE).until(() -> keys.stream().allMatch(key -> key.isAccepted(node.keys())));
    }

    /** Each on a thread of its own: a read that hangs holds up no other. */
    private static List<Watch> watchEach(Node node, List<Presented> keys) {
        return keys.stream().map(key -> Watch.over(node.keys(), List.of(key))).toList();
    }

    /** What may happen to the feed of a node. */
    private enum Cut {
        CONNECTION_KILLED {
            @Override
            void happen(SharedStore store, TcpProxy network) {
                network.mute(store.feedText());
                network.cut();
            }
        },
        SERVER_STOPPED {
            @Override
            void happen(SharedStore store, TcpProxy network) {
                network.mute(store.feedText());
                store.kill();
                store.restart();
            }
        },
        PARTITION {
            @Override
            void happen(SharedStore store, TcpProxy network) {
                network.blackhole();
            }
        };

        abstract void happen(SharedStore store, TcpProxy network);
    }

    /** By hand: so that there is nobody who would tell, were the feed whole. */
    @ParameterizedTest
    @EnumSource
    void however_the_feed_is_cut_a_key_that_is_revoked_by_hand_in_the_store_is_refused_in_time(Cut cut) {
        Duration maxStaleness = Duration.ofSeconds(3);
        try (TcpProxy network = TcpProxy.to(store.port());
                Node a = Node.on(store.config());
                Node b = Node.on(store.through(network), settings -> settings.maxStaleness(maxStaleness))) {
            List<Presented> keys = Presented.issue(a.keys(), 10);
            List<Watch> watches = watchWhile(cut, network, b, keys);
            Watch.changeAll(watches, () -> store.revokeByHand(ids(keys)));

            watches.forEach(watch -> await().atMost(PATIENCE).until(watch::allAreRefused));
            watches.forEach(watch -> requireBound(watch, maxStaleness));
            watches.forEach(Watch::close);
        }
    }

    /** Nobody can read behind a partition, so the watch begins before it; else when reads go on. */
    private List<Watch> watchWhile(Cut cut, TcpProxy network, Node node, List<Presented> keys) {
        if (cut == Cut.PARTITION) {
            List<Watch> watches = watchEach(node, keys);
            cut.happen(store, network);
            return watches;
        }
        cut.happen(store, network);
        awaitReads(node, keys);
        return watchEach(node, keys);
    }

    private static List<String> ids(List<Presented> keys) {
        return keys.stream().map(Presented::id).toList();
    }

    @Test
    void a_node_that_lost_its_store_refuses_within_the_maximum_staleness_and_recovers() {
        try (TcpProxy network = TcpProxy.to(store.port());
                Node a = Node.on(store.config());
                Node b = Node.on(store.through(network), settings -> settings.maxStaleness(SMALL))) {
            List<Presented> keys = Presented.issue(a.keys(), 24);
            Presented good = Presented.issue(a.keys());
            List<Watch> watches = watchEach(b, keys);
            network.blackhole();
            keys.forEach(key -> revoke(key, a, List.of(watches.get(keys.indexOf(key)))));

            watches.forEach(watch -> await().atMost(PATIENCE).until(watch::allAreRefused));
            watches.forEach(watch -> requireBound(watch, SMALL));
            network.restore();

            await().atMost(PATIENCE).until(() -> good.isAccepted(b.keys()));
            assertThat(keys).noneMatch(key -> key.isAccepted(b.keys()));
            watches.forEach(Watch::close);
        }
    }

    /** Nothing but the feed can help here: the cache keeps keys for an hour. */
    @Test
    void a_feed_that_comes_back_tells_what_was_missed() {
        try (TcpProxy network = TcpProxy.to(store.port());
                Node a = Node.on(store.config());
                Node b = Node.on(store.through(network), settings -> settings.maxStaleness(Duration.ofHours(1)))) {
            List<Presented> keys = Presented.issue(a.keys(), 20);
            cutFeed(network, b, keys);
            try (Watch watch = Watch.over(b.keys(), keys)) {
                keys.forEach(key -> revoke(key, a, List.of(watch)));
                network.restore();
                network.cut();

                await().atMost(PATIENCE).until(watch::allAreRefused);
                assertThat(watch.keys()).noneMatch(WatchedKey::cameBack);
            }
        }
    }

    private static void revoke(Presented key, Node on, List<Watch> watches) {
        Watch.change(key, () -> on.keys().revoke(key.id(), "measured"), watches);
    }

    /** No allowance: whatever stalls, a key is not accepted longer. */
    private static void requireBound(Watch watch, Duration maxStaleness) {
        assertThat(watch.keys())
                .allMatch(key -> key.acceptedFor() <= maxStaleness.toNanos())
                .noneMatch(WatchedKey::cameBack);
    }
}
