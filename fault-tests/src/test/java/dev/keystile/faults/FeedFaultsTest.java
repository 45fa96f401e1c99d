package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** messages are lost, told twice and in disorder, and the feed connects anew; a revoked key is not accepted for that. */
@OnEveryStore
class FeedFaultsTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final AtomicReference<BadRoad> road = new AtomicReference<>();
    private final ApiKeys a;
    private final KeyStore storeOfB;

    FeedFaultsTest(SharedStore store) {
        this.a = ApiKeys.builder(store.config()).build();
        this.storeOfB = new FeedThrough(OpenStore.of(store.config()), listener -> {
            road.set(new BadRoad(listener));
            return road.get();
        });
    }

    @AfterEach
    void close() {
        a.close();
        storeOfB.close();
    }

    @Test
    void when_messages_are_lost_the_maximum_staleness_holds() {
        Duration maxStaleness = Duration.ofMillis(800);
        try (ApiKeys b = nodeB(maxStaleness)) {
            road.get().breakDown();
            List<Presented> keys = Presented.issue(a, 20);
            try (Watch watch = Watch.over(b, keys)) {
                keys.forEach(key -> Watch.change(key, () -> a.revoke(key.id(), "lost"), List.of(watch)));
                await().until(watch::allAreRefused);

                assertThat(watch.keys())
                        .allMatch(key -> key.acceptedFor() <= maxStaleness.toNanos())
                        .noneMatch(WatchedKey::cameBack);
            }
        }
    }

    @Test
    void messages_told_twice_and_in_disorder_tell_the_last_state() {
        try (ApiKeys b = nodeB(AN_HOUR)) {
            List<Presented> keys = Presented.issue(a, 20);
            awaitHeld(20);
            road.get().tellTwiceInDisorder();
            assertThat(keys).allMatch(key -> key.isAccepted(b));

            keys.forEach(key -> a.disable(key.id()));
            keys.forEach(key -> a.enable(key.id()));
            keys.subList(0, 10).forEach(key -> a.revoke(key.id(), "half of them"));
            awaitHeld(20 + 20 + 10);
            road.get().tellTwiceInDisorder();

            assertThat(keys.subList(0, 10)).noneMatch(key -> key.isAccepted(b));
            assertThat(keys.subList(10, 20)).allMatch(key -> key.isAccepted(b));
        }
    }

    @Test
    void a_feed_that_connects_anew_empties_the_cache() {
        try (ApiKeys b = nodeB(AN_HOUR)) {
            road.get().breakDown();
            List<Presented> keys = Presented.issue(a, 20);
            assertThat(keys).allMatch(key -> key.isAccepted(b));
            keys.forEach(key -> a.revoke(key.id(), "while the feed was out"));

            road.get().mendWithGap();

            assertThat(keys).noneMatch(key -> key.isAccepted(b));
        }
    }

    private ApiKeys nodeB(Duration maxStaleness) {
        return ApiKeys.builder(storeOfB).maxStaleness(maxStaleness).build();
    }

    /** A store may tell a change more than once. */
    private void awaitHeld(int atLeast) {
        await().until(() -> road.get().held() >= atLeast);
    }
}
