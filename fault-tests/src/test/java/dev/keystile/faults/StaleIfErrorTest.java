package dev.keystile.faults;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With stale-if-error, a real outage is not felt by those who were let in before. */
@OnOneOfEachKind
class StaleIfErrorTest {
    private static final Duration MAX_STALENESS = Duration.ofSeconds(1);

    private final SharedStore store;
    private final AtomicInteger staleUses = new AtomicInteger();
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    StaleIfErrorTest(SharedStore store) {
        this.store = store;
    }

    @Test
    @DisplayName("R-01 with stale-if-error: the store is killed, and known keys live on")
    void a_known_key_lives_on_each_use_is_told_and_what_has_ended_stays_ended() {
        try (ApiKeys issuer = ApiKeys.builder(store.config()).build();
                Node node = Node.on(
                        store.config(),
                        settings -> settings.maxStaleness(MAX_STALENESS)
                                .staleIfError(Duration.ofMinutes(1))
                                .clock(() -> Instant.now().plus(offset.get()))
                                .listener(this::count))) {
            List<Presented> good = Presented.issue(issuer, 5);
            Presented revoked = Presented.issue(issuer);
            Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
            Presented expiring = Presented.of(issuer.issue(
                    ApiKeySpec.named("expiring").withScopes(Node.SCOPE).withExpiresAt(end)));
            Presented unseen = Presented.issue(issuer);
            issuer.revoke(revoked.id(), "before");
            Traffic.awaitNews(issuer, node.keys());
            assertThat(revoked.isAccepted(node.keys())).isFalse();
            assertThat(good).allMatch(key -> key.isAccepted(node.keys()));
            assertThat(expiring.isAccepted(node.keys())).isTrue();

            store.kill();
            try (Load load = Load.on(node.url(), Load.inTurn(good), 8, OutageRun.PER_SECOND);
                    Load bad = Load.on(node.url(), Load.inTurn(List.of(revoked, unseen)), 2, 20);
                    Load ending = Load.on(node.url(), Load.inTurn(List.of(expiring)), 1, 20)) {
                await().until(() -> staleUses.get() > 2 * OutageRun.PER_SECOND);
                offset.set(Duration.ofHours(2));
                await().until(() -> ending.report().byStatus().containsKey(401)
                        || ending.report().byStatus().containsKey(503));
                assertThat(load.stop().byStatus()).containsOnlyKeys(200);
                assertThat(bad.stop().byStatus()).doesNotContainKey(200);
                assertThat(ending.stop().only(sample -> sample.status() == 200).samples())
                        .isNotEmpty();
                assertThat(expiring.isAccepted(node.keys())).isFalse();
            }
            store.restart();
            await().until(() -> unseen.isAccepted(node.keys()));
            await().until(() -> isNoLongerStale(good.get(0), node.keys()));
            issuer.revoke(good.get(0).id(), "afterwards");
            await().until(() -> !good.get(0).isAccepted(node.keys()));
        }
    }

    private boolean isNoLongerStale(Presented key, ApiKeys keys) {
        int before = staleUses.get();
        return key.isAccepted(keys) && staleUses.get() == before;
    }

    private void count(ApiKeyEvent event) {
        if (event instanceof ApiKeyEvent.AcceptedStale) {
            staleUses.incrementAndGet();
        }
    }
}
