package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.raised;
import static dev.keystile.tck.SampleKeys.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/** A delete at a version removes what was read, and nothing that has become of it since. */
interface CompareAndDeleteContract extends StoreFixture {
    @Test
    default void a_key_is_deleted_at_the_version_that_was_read() {
        String owner = freshText();
        ApiKey key = ownedBy(owner).build();
        store().insert(key);
        store().update(renamed(key, "changed"));

        assertThat(store().delete(key.id(), 2)).isTrue();

        assertThat(store().find(key.id())).isEmpty();
        assertThat(store().list(KeyQuery.all(NOW).withOwner(owner)).items()).isEmpty();
    }

    @Test
    default void a_revoked_key_can_be_deleted_at_its_version() {
        ApiKey key = full();
        store().insert(key);

        assertThat(store().delete(key.id(), key.version())).isTrue();

        assertThat(store().find(key.id())).isEmpty();
    }

    @Test
    default void a_delete_at_a_version_removes_the_use_too() {
        ApiKey key = plain();
        store().insert(key);
        use(key);

        store().delete(key.id(), key.version());

        assertThat(store().usage(List.of(key.id()))).isEmpty();
    }

    @Test
    default void a_key_that_was_used_since_it_was_read_is_deleted_all_the_same() {
        ApiKey key = plain();
        store().insert(key);
        anotherStore().recordUse(List.of(new KeyUse(key.id(), 1, NOW, null)));

        assertThat(store().delete(key.id(), key.version())).isTrue();

        assertThat(store().find(key.id())).isEmpty();
    }

    @Test
    default void a_delete_at_an_older_version_leaves_the_key_and_its_use() {
        ApiKey key = plain();
        ApiKey changed = renamed(key, "changed");
        store().insert(key);
        anotherStore().update(changed);
        use(key);

        assertThat(store().delete(key.id(), key.version())).isFalse();

        assertThat(store().find(key.id())).contains(raised(changed));
        assertUsed(key);
    }

    @Test
    default void a_delete_at_a_version_to_come_leaves_the_key_and_its_use() {
        ApiKey key = plain();
        store().insert(key);
        use(key);

        assertThat(store().delete(key.id(), key.version() + 1)).isFalse();

        assertThat(store().find(key.id())).contains(key);
        assertUsed(key);
    }

    @Test
    default void an_absent_key_cannot_be_deleted_at_a_version() {
        ApiKey key = plain();
        store().insert(key);
        store().delete(key.id(), key.version());

        assertThat(anotherStore().delete(key.id(), key.version())).isFalse();
        assertThat(store().delete(freshText(), 1)).isFalse();
    }

    @Test
    default void a_delete_at_a_version_leaves_other_keys_alone() {
        ApiKey key = plain();
        ApiKey other = plain();
        store().insert(key);
        store().insert(other);

        store().delete(key.id(), key.version());

        assertThat(store().find(other.id())).contains(other);
    }

    private void use(ApiKey key) {
        store().recordUse(List.of(new KeyUse(key.id(), 3, NOW, "192.0.2.1")));
    }

    private void assertUsed(ApiKey key) {
        assertThat(store().usage(List.of(key.id()))).isEqualTo(Map.of(key.id(), new KeyUsage(3, NOW, "192.0.2.1")));
    }
}
