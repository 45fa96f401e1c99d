package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static dev.keystile.tck.Race.ROUNDS;
import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/** Use is recorded by every node all the time, while others record too and keys change. */
interface UsageRaceContract extends StoreFixture {
    @Test
    default void use_recorded_by_several_nodes_adds_up() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        ApiKey key = plain();
        one.insert(key);

        Race.run(List.of(
                () -> useRepeatedly(one, key.id(), 0),
                () -> useRepeatedly(two, key.id(), 1),
                () -> useRepeatedly(two, key.id(), 2)));

        int last = 3 * ROUNDS - 1;
        assertThat(one.usage(List.of(key.id())))
                .isEqualTo(Map.of(key.id(), new KeyUsage(3 * ROUNDS, NOW.plusMillis(last), "client " + last)));
    }

    @Test
    default void use_and_updates_at_the_same_time_lose_nothing() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        ApiKey key = plain();
        one.insert(key);

        Race.run(List.of(() -> useRepeatedly(one, key.id(), 0), () -> updateRepeatedly(two, key)));

        assertThat(one.usage(List.of(key.id())).get(key.id()))
                .extracting(usage -> usage.useCount())
                .isEqualTo((long) ROUNDS);
        ApiKey last = renamed(key, "update " + (ROUNDS - 1));
        assertThat(one.find(key.id()))
                .contains(last.toBuilder().version(1 + ROUNDS).build());
    }

    @Test
    default void use_brings_no_key_back_that_is_deleted_at_the_same_time() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        for (int round = 0; round < ROUNDS; round++) {
            ApiKey key = plain();
            one.insert(key);

            Race.run(List.of(() -> one.delete(key.id()), () -> use(two, key.id(), 1)));

            assertThat(one.find(key.id())).isEmpty();
            one.insert(key);
            assertThat(one.usage(List.of(key.id()))).isEqualTo(Map.of(key.id(), KeyUsage.NONE));
        }
    }

    @Test
    default void batches_of_the_same_keys_in_any_order_do_not_block_each_other() {
        KeyStore one = store();
        KeyStore two = anotherStore();
        List<KeyUse> batch = Stream.generate(SampleKeys::plain)
                .limit(20)
                .peek(one::insert)
                .map(key -> new KeyUse(key.id(), 1, NOW, null))
                .toList();
        List<KeyUse> reversed = new ArrayList<>(batch);
        Collections.reverse(reversed);

        Race.run(List.of(() -> recordRepeatedly(one, batch), () -> recordRepeatedly(two, reversed)));

        assertThat(one.usage(batch.stream().map(KeyUse::id).toList()).values())
                .hasSize(20)
                .allMatch(usage -> usage.useCount() == 2 * ROUNDS);
    }

    /** Every third point in time, so that no two threads use the key at the same. */
    private static boolean useRepeatedly(KeyStore store, String id, int offset) {
        for (int i = 0; i < ROUNDS; i++) {
            use(store, id, 3 * i + offset);
        }
        return true;
    }

    private static boolean use(KeyStore store, String id, int millis) {
        store.recordUse(List.of(new KeyUse(id, 1, NOW.plusMillis(millis), "client " + millis)));
        return true;
    }

    private static boolean updateRepeatedly(KeyStore store, ApiKey key) {
        for (int i = 0; i < ROUNDS; i++) {
            ApiKey read = key.toBuilder().version(1 + i).build();
            assertThat(store.update(renamed(read, "update " + i))).isTrue();
        }
        return true;
    }

    private static boolean recordRepeatedly(KeyStore store, List<KeyUse> batch) {
        for (int i = 0; i < ROUNDS; i++) {
            store.recordUse(batch);
        }
        return true;
    }
}
