package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.DuplicateKeyException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An insert adds a key, and never replaces one. */
interface InsertContract extends StoreFixture {
    @Test
    default void an_id_is_taken_once() {
        ApiKey first = plain();
        store().insert(first);

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> anotherStore().insert(namesake(first)))
                .withMessageContaining(first.id());
    }

    @Test
    default void a_refused_insert_leaves_the_first_key_as_it_was() {
        ApiKey first = plain();
        store().insert(first);
        store().recordUse(List.of(new KeyUse(first.id(), 3, NOW, "192.0.2.1")));

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> store().insert(namesake(first)));

        assertThat(store().find(first.id())).contains(first);
        assertThat(store().usage(List.of(first.id()))).isEqualTo(Map.of(first.id(), new KeyUsage(3, NOW, "192.0.2.1")));
    }

    @Test
    default void a_refused_insert_leaves_the_store_in_working_order() {
        ApiKey first = plain();
        ApiKey second = plain();
        store().insert(first);

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> store().insert(first));
        store().insert(second);

        assertThat(store().find(second.id())).contains(second);
    }

    private static ApiKey namesake(ApiKey key) {
        return ApiKey.builder(key.id())
                .spec(full().spec())
                .createdAt(key.createdAt())
                .secrets(full().secrets())
                .version(key.version() + 1)
                .build();
    }
}
