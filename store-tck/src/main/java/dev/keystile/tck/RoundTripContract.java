package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes in comes out, whatever it is. */
interface RoundTripContract extends StoreFixture {
    @Test
    default void a_key_comes_back_as_it_was_inserted() {
        ApiKey key = SampleKeys.key();

        store().insert(key);

        assertThat(anotherStore().find(key.id())).contains(key);
    }
}
