package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static dev.keystile.tck.SampleKeys.LATER;
import static dev.keystile.tck.SampleKeys.LATEST;
import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/** Use adds up, moves forward only, and is no part of the key. */
interface UsageContract extends StoreFixture {
    @Test
    default void a_new_key_was_never_used() {
        String id = insertOne();

        assertThat(usageOf(id)).isEqualTo(KeyUsage.NONE);
    }

    @Test
    default void counts_add_up_beyond_32_bits() {
        String id = insertOne();

        use(id, 3_000_000_000L, NOW, null);
        use(id, 3_000_000_000L, LATER, null);

        assertThat(usageOf(id).useCount()).isEqualTo(6_000_000_000L);
    }

    @Test
    default void the_last_use_moves_forward_and_its_address_with_it() {
        String id = insertOne();
        String longestAddress = "2001:0db8:0000:0000:0000:0000:0000:0001%" + "interface-of-some-name-0";

        use(id, 1, NOW, "192.0.2.1");
        use(id, 1, LATER, longestAddress);

        assertThat(usageOf(id)).isEqualTo(new KeyUsage(2, LATER, longestAddress));
    }

    @Test
    default void an_earlier_use_is_counted_and_moves_nothing_back() {
        String id = insertOne();

        use(id, 1, LATER, "192.0.2.2");
        use(id, 1, NOW, "192.0.2.1");

        assertThat(usageOf(id)).isEqualTo(new KeyUsage(2, LATER, "192.0.2.2"));
    }

    @Test
    default void a_last_use_from_an_unknown_address_keeps_no_older_address() {
        String id = insertOne();

        use(id, 1, NOW, "192.0.2.1");
        use(id, 1, LATER, null);

        assertThat(usageOf(id)).isEqualTo(new KeyUsage(2, LATER, null));
    }

    @Test
    default void of_two_uses_at_the_same_time_one_is_the_last() {
        String id = insertOne();

        use(id, 1, NOW, "192.0.2.1");
        use(id, 1, NOW, "192.0.2.2");

        assertThat(usageOf(id)).isIn(new KeyUsage(2, NOW, "192.0.2.1"), new KeyUsage(2, NOW, "192.0.2.2"));
    }

    @Test
    default void use_at_the_limits_of_time_is_kept() {
        String first = insertOne();
        String last = insertOne();

        use(first, 1, Instant.EPOCH, null);
        use(last, 1, LATEST, null);

        assertThat(store().usage(List.of(first, last)))
                .isEqualTo(Map.of(first, new KeyUsage(1, Instant.EPOCH, null), last, new KeyUsage(1, LATEST, null)));
    }

    @Test
    default void use_of_an_unknown_key_is_dropped_and_the_rest_recorded() {
        String known = insertOne();
        String unknown = freshText();

        store().recordUse(List.of(new KeyUse(unknown, 1, NOW, null), new KeyUse(known, 2, NOW, null)));

        assertThat(store().usage(List.of(unknown, known))).isEqualTo(Map.of(known, new KeyUsage(2, NOW, null)));
        assertThat(store().find(unknown)).isEmpty();
    }

    @Test
    default void dropped_use_does_not_come_back_with_the_key() {
        ApiKey key = plain();
        use(key.id(), 1, NOW, null);

        store().insert(key);

        assertThat(usageOf(key.id())).isEqualTo(KeyUsage.NONE);
    }

    @Test
    default void use_leaves_the_key_and_its_version_as_they_were() {
        ApiKey key = full();
        store().insert(key);

        use(key.id(), 5, NOW, "192.0.2.1");

        assertThat(store().find(key.id())).contains(key);
        assertThat(store().update(renamed(key, "read before the use"))).isTrue();
    }

    @Test
    default void an_update_leaves_the_use_as_it_was() {
        ApiKey key = plain();
        store().insert(key);
        use(key.id(), 5, NOW, "192.0.2.1");

        store().update(renamed(key, "changed"));

        assertThat(usageOf(key.id())).isEqualTo(new KeyUsage(5, NOW, "192.0.2.1"));
    }

    @Test
    default void no_use_is_recorded_without_complaint() {
        String id = insertOne();

        store().recordUse(List.of());

        assertThat(usageOf(id)).isEqualTo(KeyUsage.NONE);
    }

    @Test
    default void the_use_of_no_key_is_empty() {
        assertThat(store().usage(List.of())).isEmpty();
        assertThat(store().usage(List.of(freshText()))).isEmpty();
    }

    private String insertOne() {
        ApiKey key = plain();
        store().insert(key);
        return key.id();
    }

    private void use(String id, long count, Instant at, @Nullable String from) {
        store().recordUse(List.of(new KeyUse(id, count, at, from)));
    }

    private KeyUsage usageOf(String id) {
        return Objects.requireNonNull(store().usage(List.of(id)).get(id), "the key has no usage");
    }
}
