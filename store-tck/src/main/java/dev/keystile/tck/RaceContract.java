package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static dev.keystile.tck.Race.ROUNDS;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.raised;
import static dev.keystile.tck.SampleKeys.renamed;
import static dev.keystile.tck.SampleKeys.revoked;
import static dev.keystile.tck.SampleKeys.secret;
import static dev.keystile.tck.SampleKeys.withId;
import static org.assertj.core.api.Assertions.assertThat;

/** Writers on two nodes at the same time: one wins, and nothing is lost. */
interface RaceContract extends StoreFixture {
    @Test
    default void of_two_inserts_at_a_time_one_wins() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey first = plain();
            ApiKey second = withId(first.id()).name("second").build();

            List<Boolean> won = Race.run(List.of(() -> inserts(one, first), () -> inserts(two, second)));

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(one.find(first.id())).contains(won.get(0) ? first : second);
        }
    }

    @Test
    default void of_two_updates_at_a_time_one_wins() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        ApiKey key = plain();
        one.insert(key);
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey first = renamed(key, "first");
            ApiKey second = renamed(key, "second");

            List<Boolean> won = Race.run(List.of(() -> one.update(first), () -> two.update(second)));

            assertThat(won).containsExactlyInAnyOrder(true, false);
            key = raised(won.get(0) ? first : second);
            assertThat(one.find(key.id())).contains(key);
        }
    }

    @Test
    default void of_two_deletes_at_a_time_one_wins() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey key = plain();
            one.insert(key);

            List<Boolean> won = Race.run(List.of(() -> one.delete(key.id()), () -> two.delete(key.id())));

            assertThat(won).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    default void updates_that_are_tried_again_lose_nothing() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        ApiKey key = plain();
        one.insert(key);

        Race.run(List.of(
                () -> repeat(one, key.id(), RaceContract::counted),
                () -> repeat(two, key.id(), RaceContract::counted),
                () -> repeat(two, key.id(), RaceContract::counted)));

        ApiKey counted = one.find(key.id()).orElseThrow();
        assertThat(counted.metadata()).containsEntry("count", "" + 3 * ROUNDS);
        assertThat(counted.version()).isEqualTo(1 + 3 * ROUNDS);
    }

    @Test
    default void a_revocation_outlives_updates_and_rotations_at_the_same_time() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        ApiKey key = plain();
        one.insert(key);

        Race.run(List.of(
                () -> repeat(one, key.id(), stored -> renamed(stored, "name " + stored.version())),
                () -> repeat(two, key.id(), RaceContract::rotated),
                () -> change(two, key.id(), SampleKeys::revoked)));

        ApiKey last = one.find(key.id()).orElseThrow();
        assertThat(last.revokedAt()).isEqualTo(revoked(key).revokedAt());
        assertThat(last.secrets()).hasSize(2);
        assertThat(last.version()).isEqualTo(1 + 2 * ROUNDS + 1);
    }

    @Test
    default void a_revocation_is_not_undone_by_whoever_has_not_seen_it() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey key = plain();
            one.insert(key);

            List<Boolean> won = Race.run(
                    List.of(() -> one.update(revoked(key)), () -> two.update(rotated(key)), () -> two.update(key)));

            boolean isRevoked = one.find(key.id()).orElseThrow().revokedAt() != null;
            assertThat(isRevoked).isEqualTo(won.get(0));
        }
    }

    @Test
    default void an_update_brings_no_key_back_that_is_deleted_at_the_same_time() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey key = plain();
            one.insert(key);

            List<Boolean> done =
                    Race.run(List.of(() -> one.delete(key.id()), () -> two.update(renamed(key, "changed"))));

            assertThat(done.get(0)).isTrue();
            assertThat(one.find(key.id())).isEmpty();
        }
    }

    @Test
    default void of_an_update_and_a_delete_at_its_version_at_a_time_one_wins() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey key = plain();
            ApiKey changed = renamed(key, "changed");
            one.insert(key);

            List<Boolean> won = Race.run(List.of(() -> one.delete(key.id(), key.version()), () -> two.update(changed)));

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(one.find(key.id())).isEqualTo(won.get(0) ? Optional.empty() : Optional.of(raised(changed)));
        }
    }

    private static boolean inserts(KeyStore store, ApiKey key) {
        try {
            store.insert(key);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static boolean repeat(KeyStore store, String id, UnaryOperator<ApiKey> change) {
        for (int i = 0; i < ROUNDS; i++) {
            change(store, id, change);
        }
        return true;
    }

    private static boolean change(KeyStore store, String id, UnaryOperator<ApiKey> change) {
        ApiKey read = store.find(id).orElseThrow();
        while (!store.update(change.apply(read))) {
            read = store.find(id).orElseThrow();
        }
        return true;
    }

    private static ApiKey counted(ApiKey key) {
        int count = Integer.parseInt(key.metadata().getOrDefault("count", "0"));
        return key.toBuilder().metadata(Map.of("count", "" + (count + 1))).build();
    }

    private static ApiKey rotated(ApiKey key) {
        KeySecret previous = key.currentSecret().until(SampleKeys.NOW);
        return key.toBuilder().secrets(List.of(secret(), previous)).build();
    }
}
