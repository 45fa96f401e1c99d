package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static dev.keystile.tck.SampleKeys.plain;
import static org.assertj.core.api.Assertions.assertThat;

/** A deleted key leaves nothing behind. */
interface DeleteContract extends StoreFixture {
    @Test
    default void a_deleted_key_is_gone() {
        String owner = SampleKeys.freshText();
        ApiKey key = ownedBy(owner).build();
        store().insert(key);

        assertThat(store().delete(key.id())).isTrue();

        assertThat(store().find(key.id())).isEmpty();
        assertThat(store().list(KeyQuery.all(NOW).withOwner(owner)).items()).isEmpty();
    }

    @Test
    default void an_absent_key_cannot_be_deleted() {
        ApiKey key = plain();
        store().insert(key);
        store().delete(key.id());

        assertThat(anotherStore().delete(key.id())).isFalse();
        assertThat(store().delete(SampleKeys.freshText())).isFalse();
    }

    @Test
    default void a_delete_leaves_other_keys_alone() {
        ApiKey key = plain();
        ApiKey other = plain();
        store().insert(key);
        store().insert(other);

        store().delete(key.id());

        assertThat(store().find(other.id())).contains(other);
    }

    @Test
    default void a_revoked_key_can_be_deleted() {
        ApiKey key = full();
        store().insert(key);

        assertThat(store().delete(key.id())).isTrue();

        assertThat(store().find(key.id())).isEmpty();
    }

    @Test
    default void a_delete_removes_the_use_too() {
        ApiKey key = plain();
        store().insert(key);
        store().recordUse(List.of(new KeyUse(key.id(), 3, NOW, "192.0.2.1")));

        store().delete(key.id());

        assertThat(store().usage(List.of(key.id()))).isEmpty();
    }

    @Test
    default void an_id_is_free_after_a_delete() {
        ApiKey key = plain();
        ApiKey second = SampleKeys.withId(key.id()).name("second").build();
        store().insert(key);
        store().recordUse(List.of(new KeyUse(key.id(), 3, NOW, "192.0.2.1")));
        store().delete(key.id());

        store().insert(second);

        assertThat(store().find(key.id())).contains(second);
        assertThat(store().usage(List.of(key.id()))).isEqualTo(Map.of(key.id(), KeyUsage.NONE));
    }
}
