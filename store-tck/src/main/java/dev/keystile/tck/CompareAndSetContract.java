package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import org.junit.jupiter.api.Test;

import static dev.keystile.tck.SampleKeys.LATER;
import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.raised;
import static dev.keystile.tck.SampleKeys.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/** An update replaces the key that was read, and no other. */
interface CompareAndSetContract extends StoreFixture {
    @Test
    default void an_update_raises_the_version_by_one() {
        ApiKey key = plain().toBuilder().version(7).build();
        store().insert(key);

        assertThat(store().update(key)).isTrue();
        assertThat(store().update(raised(key))).isTrue();

        assertThat(store().find(key.id())).contains(key.toBuilder().version(9).build());
    }

    @Test
    default void an_update_can_empty_every_field() {
        ApiKey key = full().toBuilder().revoked(null, null).build();
        ApiKey bare = plain();
        ApiKey emptied = key.toBuilder()
                .spec(bare.spec())
                .enabled(true)
                .secrets(bare.secrets())
                .build();
        store().insert(key);

        assertThat(store().update(emptied)).isTrue();

        assertThat(store().find(key.id())).contains(raised(emptied));
    }

    @Test
    default void an_update_leaves_the_prefix_and_the_creation_time() {
        ApiKey key = plain();
        ApiKey changed = renamed(key, "changed");
        store().insert(key);

        store().update(changed.toBuilder().prefix("other").createdAt(LATER).build());

        assertThat(store().find(key.id())).contains(raised(changed));
    }

    @Test
    default void an_update_of_an_older_version_is_refused() {
        ApiKey key = plain();
        store().insert(key);
        ApiKey current = renamed(key, "first");
        store().update(current);

        assertThat(anotherStore().update(renamed(key, "second"))).isFalse();

        assertThat(store().find(key.id())).contains(raised(current));
    }

    @Test
    default void an_update_of_a_version_to_come_is_refused() {
        ApiKey key = plain();
        store().insert(key);

        assertThat(store().update(raised(renamed(key, "too early")))).isFalse();

        assertThat(store().find(key.id())).contains(key);
    }

    @Test
    default void an_update_of_an_absent_key_is_refused() {
        ApiKey key = plain();

        assertThat(store().update(key)).isFalse();

        assertThat(store().find(key.id())).isEmpty();
    }

    @Test
    default void an_update_leaves_other_keys_alone() {
        ApiKey key = plain();
        ApiKey other = plain();
        store().insert(key);
        store().insert(other);

        store().update(renamed(key, "changed"));

        assertThat(store().find(other.id())).contains(other);
    }
}
