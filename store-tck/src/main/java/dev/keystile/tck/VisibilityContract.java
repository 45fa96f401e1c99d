package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.raised;
import static dev.keystile.tck.SampleKeys.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/** What one instance has acknowledged, every other sees at once: a store keeps no copies of its own. */
interface VisibilityContract extends StoreFixture {
    @Test
    default void an_insert_is_seen_where_the_key_was_missed_before() {
        ApiKey key = plain();
        KeyStore other = anotherStore();
        assertThat(other.find(key.id())).isEmpty();

        store().insert(key);

        assertThat(other.find(key.id())).contains(key);
    }

    @Test
    default void an_update_is_seen_where_the_key_was_read_before() {
        ApiKey key = plain();
        KeyStore other = anotherStore();
        store().insert(key);
        assertThat(other.find(key.id())).contains(key);

        store().update(renamed(key, "changed"));

        assertThat(other.find(key.id())).contains(raised(renamed(key, "changed")));
    }

    @Test
    default void a_delete_is_seen_where_the_key_was_read_before() {
        ApiKey key = plain();
        KeyStore other = anotherStore();
        store().insert(key);
        assertThat(other.find(key.id())).contains(key);

        store().delete(key.id());

        assertThat(other.find(key.id())).isEmpty();
    }

    @Test
    default void use_is_seen_where_it_was_asked_for_before() {
        ApiKey key = plain();
        KeyStore other = anotherStore();
        store().insert(key);
        assertThat(other.usage(List.of(key.id()))).isEqualTo(Map.of(key.id(), KeyUsage.NONE));

        store().recordUse(List.of(new KeyUse(key.id(), 2, NOW, null)));

        assertThat(other.usage(List.of(key.id()))).isEqualTo(Map.of(key.id(), new KeyUsage(2, NOW, null)));
    }
}
