package dev.keystile.faults;

import dev.keystile.RejectionReason;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** what is done on one node holds on every other within a second, as docs/revocation.md promises. */
@OnEveryStore
class RevocationTest {
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SPREAD = Duration.ofSeconds(20);
    private static final int KEYS_PER_CHANGE = 48;

    private final SharedStore store;

    RevocationTest(SharedStore store) {
        this.store = store;
    }

    /** A key and what is to be done to it. */
    private record Planned(Presented key, Change change) {}

    @Test
    void a_key_issued_on_one_node_opens_the_other_at_once() {
        try (Node a = Node.on(store.config());
                Node b = Node.on(store.config())) {
            assertThat(Presented.issue(a.keys(), 100)).allMatch(key -> key.isAccepted(b.keys()));
        }
    }

    /** Nothing but the feed can help the other node, whose cache keeps keys for an hour. */
    @Test
    void a_change_on_one_node_is_seen_by_the_other_within_a_second_under_load() {
        try (Node a = Node.on(store.config());
                Node b = Node.on(store.config(), settings -> settings.maxStaleness(Duration.ofHours(1)));
                Stalls stalls = Stalls.watch()) {
            List<Planned> plan = plan(a);
            List<Presented> keys = plan.stream().map(Planned::key).toList();
            try (Watch watch = Watch.over(b.keys(), keys);
                    Load load = Load.on(b.url(), Load.inTurn(keys), 4, 200)) {
                Schedule.spread(plan, SPREAD, planned -> make(planned, a, watch));
                await().atMost(PATIENCE).until(watch::allAreRefused);
                LoadReport requests = load.stop();

                watch.lags().addTo(MeasuredTable.REVOCATION, store.toString());
                System.out.println("The machine stalled up to " + Times.millis(stalls.longest()));
                requireRefusedInTime(watch, stalls);
                requireRefusedFromThenOn(requests, watch);
            }
        }
    }

    private static List<Planned> plan(Node a) {
        List<Planned> plan = new ArrayList<>();
        for (Change change : Change.values()) {
            Stream.generate(() -> new Planned(Presented.issue(a.keys()), change))
                    .limit(KEYS_PER_CHANGE)
                    .forEach(plan::add);
        }
        return plan;
    }

    private static void make(Planned planned, Node on, Watch watch) {
        Runnable change = () -> planned.change().apply(on.keys(), planned.key().id());
        Watch.change(planned.key(), change, List.of(watch));
    }

    @Test
    void of_three_nodes_the_other_two_refuse_within_a_second_whichever_changes_the_key() {
        try (Node a = Node.on(store.config());
                Node b = Node.on(store.config());
                Node c = Node.on(store.config());
                Stalls stalls = Stalls.watch()) {
            List<Node> nodes = List.of(a, b, c);
            List<Presented> keys = Presented.issue(a.keys(), 30);
            List<Watch> watches =
                    nodes.stream().map(node -> Watch.over(node.keys(), keys)).toList();

            Schedule.spread(keys, Duration.ofSeconds(3), key -> {
                Node node = nodes.get(keys.indexOf(key) % nodes.size());
                Watch.change(key, () -> node.keys().revoke(key.id(), "measured"), watches);
            });

            watches.forEach(watch -> await().atMost(PATIENCE).until(watch::allAreRefused));
            watches.forEach(Watch::close);
            assertThat(watches).allSatisfy(watch -> requireRefusedInTime(watch, stalls));
        }
    }

    /** The machine may stall the node that tells, the server, and the node that is told. */
    private static void requireRefusedInTime(Watch watch, Stalls stalls) {
        Duration allowance = stalls.longest().multipliedBy(3);
        assertThat(watch.lags().max()).isLessThan(PROMISE.plus(allowance));
        assertThat(watch.keys())
                .noneMatch(WatchedKey::cameBack)
                .noneMatch(key -> key.reasons().contains(RejectionReason.STORE_UNAVAILABLE));
    }

    /** The same by what clients saw, over HTTP. */
    private static void requireRefusedFromThenOn(LoadReport requests, Watch watch) {
        assertThat(requests.byStatus()).containsOnlyKeys(200, 401, 403);
        assertThat(requests.only(request -> request.status() == 200).samples())
                .noneMatch(
                        request -> request.startedAt() - watch.of(request.key()).refusedAt() > 0);
    }
}
