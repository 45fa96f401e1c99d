package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.ConcurrentChangeException;
import dev.keystile.KeyNotFoundException;
import dev.keystile.KeyRevokedException;
import dev.keystile.faults.Together.Outcome;
import dev.keystile.faults.Together.Outcomes;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes change one key at once: nothing is lost, nothing is undone, and who must know of the conflict is told. */
@OnEveryStore
class RaceTest {
    private static final int ROUNDS = 100;
    private static final int R12_ROUNDS = 1_000;

    private final SharedStore store;
    private final ApiKeys a;
    private final ApiKeys b;
    /** Reads the store for each request. */
    private final ApiKeys judge;

    private final Together together = new Together();

    RaceTest(SharedStore store) {
        this.store = store;
        this.a = ApiKeys.builder(store.config()).build();
        this.b = ApiKeys.builder(store.config()).build();
        this.judge = ApiKeys.builder(store.config()).maxStaleness(Duration.ZERO).build();
    }

    @AfterEach
    void close() {
        together.close();
        List.of(a, b, judge).forEach(ApiKeys::close);
    }

    @Test
    void of_two_rotations_the_last_one_told_of_success_has_the_only_key() {
        int conflicts = 0;
        // Unless the two meet, nothing is shown; on a busy machine that may take a while.
        for (int round = 0; round < ROUNDS || (conflicts == 0 && round < R12_ROUNDS); round++) {
            Presented old = Presented.issue(a);
            Outcomes<Presented, Presented> both = together.run(() -> rotate(a, old), () -> rotate(b, old));

            List<Presented> made = List.of(both.first(), both.second()).stream()
                    .filter(Outcome::isDone)
                    .map(Outcome::value)
                    .toList();
            assertThat(made).isNotEmpty();
            assertThat(List.of(both.first(), both.second()))
                    .allMatch(each -> each.isDone() || each.failedWith(ConcurrentChangeException.class));
            assertThat(made.stream().filter(key -> key.isAccepted(judge))).hasSize(1);
            assertThat(old.isAccepted(judge)).isFalse();
            assertThat(stored(old).version()).isEqualTo(1 + made.size());
            conflicts += 2 - made.size();
        }
        assertThat(conflicts).isPositive();
    }

    private static Presented rotate(ApiKeys node, Presented key) {
        return Presented.of(node.rotate(key.id(), Duration.ZERO));
    }

    /** */
    @Test
    void a_key_that_is_revoked_while_it_is_rotated_is_revoked_with_all_its_secrets() {
        for (int round = 0; round < R12_ROUNDS; round++) {
            Presented old = Presented.issue(a);
            Outcomes<ApiKey, Presented> both =
                    together.run(() -> a.revoke(old.id(), "race"), () -> rotateWithGrace(b, old));

            assertThat(both.first().isDone()).isTrue();
            assertThat(both.second().isDone() || isToldOfRevocation(both.second()))
                    .isTrue();
            assertThat(stored(old).revokedAt()).isNotNull();
            assertThat(old.isAccepted(judge)).isFalse();
            if (both.second().isDone()) {
                assertThat(both.second().value().isAccepted(judge)).isFalse();
            }
        }
    }

    private static Presented rotateWithGrace(ApiKeys node, Presented key) {
        return Presented.of(node.rotate(key.id(), Duration.ofHours(1)));
    }

    private static boolean isToldOfRevocation(Outcome<?> outcome) {
        return outcome.failedWith(ConcurrentChangeException.class) || outcome.failedWith(KeyRevokedException.class);
    }

    @Test
    void an_update_that_meets_a_revocation_undoes_nothing_and_is_kept_or_refused() {
        for (int round = 0; round < ROUNDS; round++) {
            Presented key = Presented.issue(a);
            Outcomes<ApiKey, ApiKey> both = together.run(() -> a.revoke(key.id(), "race"), () -> rename(b, key));

            assertThat(both.first().isDone()).isTrue();
            assertThat(stored(key).revokedAt()).isNotNull();
            assertThat(stored(key).name()).isEqualTo(both.second().isDone() ? "renamed" : "lab");
            assertThat(both.second().isDone() || isToldOfRevocation(both.second()))
                    .isTrue();
        }
    }

    private static ApiKey rename(ApiKeys node, Presented key) {
        return node.update(key.id(), spec -> spec.withName("renamed"));
    }

    @Test
    void disabling_and_updating_at_once_both_happen() {
        for (int round = 0; round < ROUNDS; round++) {
            Presented key = Presented.issue(a);
            Outcomes<ApiKey, ApiKey> both = together.run(() -> a.disable(key.id()), () -> rename(b, key));

            assertThat(both.first().isDone() && both.second().isDone()).isTrue();
            assertThat(stored(key).enabled()).isFalse();
            assertThat(stored(key).name()).isEqualTo("renamed");
            assertThat(stored(key).version()).isEqualTo(3);
        }
    }

    @Test
    void use_that_is_recorded_while_a_key_is_deleted_brings_nothing_back() {
        try (KeyStore uses = OpenStore.of(store.config())) {
            for (int round = 0; round < ROUNDS; round++) {
                Presented key = Presented.issue(a);
                KeyUse use = new KeyUse(key.id(), 1, Instant.now(), null);
                Outcomes<Boolean, Boolean> both = together.run(() -> a.delete(key.id()), () -> {
                    uses.recordUse(List.of(use));
                    return true;
                });

                assertThat(both.first().value()).isTrue();
                assertThat(both.second().isDone()).isTrue();
                assertThat(judge.find(key.id())).isEmpty();
                assertThat(judge.usage(List.of(key.id()))).isEqualTo(Map.of());
            }
        }
    }

    @Test
    void a_key_that_is_deleted_while_it_is_revoked_is_gone() {
        for (int round = 0; round < ROUNDS; round++) {
            Presented key = Presented.issue(a);
            Outcomes<ApiKey, Boolean> both = together.run(() -> a.revoke(key.id(), "race"), () -> b.delete(key.id()));

            assertThat(both.second().value()).isTrue();
            assertThat(both.first().isDone() || both.first().failedWith(KeyNotFoundException.class))
                    .isTrue();
            assertThat(judge.find(key.id())).isEmpty();
        }
    }

    /** Nodes of the day after tomorrow, for whom the key has expired. */
    @Test
    void a_key_is_either_purged_or_given_more_time() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        try (ApiKeys purging = ApiKeys.builder(store.config()).clock(later).build();
                ApiKeys extending = ApiKeys.builder(store.config()).clock(later).build()) {
            for (int round = 0; round < ROUNDS / 2; round++) {
                Presented key = Presented.of(a.issue(
                        ApiKeySpec.named("lab").withExpiresAt(Instant.now().plus(Duration.ofDays(1)))));
                Outcomes<Integer, ApiKey> both = together.run(
                        () -> purging.purge(Duration.ZERO),
                        () -> extending.update(key.id(), spec -> spec.withExpiresAt(null)));

                assertThat(both.first().isDone()).isTrue();
                assertThat(both.second().isDone() || both.second().failedWith(KeyNotFoundException.class))
                        .isTrue();
                assertThat(judge.find(key.id()).isPresent())
                        .isEqualTo(both.second().isDone());
            }
        }
    }

    private ApiKey stored(Presented key) {
        return judge.find(key.id()).orElseThrow();
    }
}
