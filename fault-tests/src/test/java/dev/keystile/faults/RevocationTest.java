package dev.keystile.faults;

import dev.keystile.RejectionReason;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is done on one node holds on every other, soon: the promise of docs/revocation.md, measured. */
@OnEveryStore
class RevocationTest {
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final int KEYS_PER_CHANGE = 48;
    private static final Duration SPREAD = Duration.ofSeconds(20);

    private final SharedStore store;

    RevocationTest(SharedStore store) {
        this.store = store;
    }

    @Test
    void a_key_issued_on_one_node_opens_the_other_at_once() {
        try (Node a = Node.on(store.config());
                Node b = Node.on(store.config())) {
            assertThat(Presented.issue(a.keys(), 100)).allMatch(key -> key.isAccepted(b.keys()));
        }
    }

    @Test
    void a_change_on_one_node_is_seen_by_the_other_within_a_second_under_load() {
        // Where nothing but the feed can help: entries of the other node live for an hour.
        try (Node a = Node.on(store.config());
                Node b = Node.on(store.config(), settings -> settings.maxStaleness(Duration.ofHours(1)))) {
            List<Planned> plan = plan(a);
            List<Presented> keys = plan.stream().map(Planned::key).toList();
            try (Watch watch = Watch.over(b.keys(), keys);
                    Load load = Load.on(b.url(), Load.inTurn(keys), 4, 200)) {
                Schedule.spread(plan, SPREAD, planned -> {
                    watch.of(planned.key()).isBeingChanged();
                    planned.change().apply(a.keys(), planned.key().id());
                });
                await().atMost(SPREAD).until(watch::allAreRefused);
                LoadReport report = load.stop();

                RevocationTable.add(store.toString(), watch.lags());
                assertThat(watch.lags().max()).isLessThan(PROMISE);
                assertThat(watch.keys())
                        .noneMatch(WatchedKey::cameBack)
                        .noneMatch(key -> key.reasons().contains(RejectionReason.STORE_UNAVAILABLE));
                assertThat(report.byStatus()).containsOnlyKeys(200, 401, 403);
                assertThat(report.only(sample -> sample.status() == 200).samples())
                        .allMatch(sample ->
                                sample.startedAt() - watch.of(sample.key()).refusedAt() < 0);
            }
        }
    }

    @Test
    void of_three_nodes_the_other_two_refuse_within_a_second_whichever_changes_the_key() {
        try (Node a = Node.on(store.config());
                Node b = Node.on(store.config());
                Node c = Node.on(store.config())) {
            List<Node> nodes = List.of(a, b, c);
            List<Presented> keys = Presented.issue(a.keys(), 30);
            List<Watch> watches =
                    nodes.stream().map(node -> Watch.over(node.keys(), keys)).toList();

            Schedule.spread(keys, Duration.ofSeconds(3), key -> {
                watches.forEach(watch -> watch.of(key).isBeingChanged());
                nodes.get(keys.indexOf(key) % 3).keys().revoke(key.id(), "measured");
            });
            watches.forEach(watch -> await().until(watch::allAreRefused));
            watches.forEach(Watch::close);

            assertThat(watches).allSatisfy(watch -> {
                assertThat(watch.lags().max()).isLessThan(PROMISE);
                assertThat(watch.keys()).noneMatch(WatchedKey::cameBack);
            });
        }
    }

    /** A key and what is to be done to it. */
    private record Planned(Presented key, Change change) {}

    private static List<Planned> plan(Node a) {
        List<Planned> plan = new ArrayList<>();
        for (Change change : Change.values()) {
            Stream.generate(() -> new Planned(Presented.issue(a.keys()), change))
                    .limit(KEYS_PER_CHANGE)
                    .forEach(plan::add);
        }
        return plan;
    }
}
