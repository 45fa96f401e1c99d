package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.raised;
import static org.assertj.core.api.Assertions.assertThat;

/** What goes in comes out, whatever it is. */
interface RoundTripContract extends StoreFixture {
    @ParameterizedTest
    @MethodSource(ExtremeKeys.ALL)
    default void a_key_comes_back_as_it_was_inserted(ApiKey key) {
        insertAnew(key);

        assertThat(store().find(key.id())).contains(key);
    }

    @ParameterizedTest
    @MethodSource(ExtremeKeys.ALL)
    default void a_key_comes_back_as_it_was_updated(ApiKey key) {
        insertAnew(SampleKeys.withId(key.id())
                .prefix(key.prefix())
                .createdAt(key.createdAt())
                .version(key.version())
                .build());

        assertThat(store().update(key)).isTrue();

        assertThat(store().find(key.id())).contains(raised(key));
    }

    @ParameterizedTest
    @MethodSource(ExtremeKeys.ALL)
    default void a_key_is_listed_as_it_was_inserted(ApiKey key) {
        insertAnew(key);

        KeyQuery query = KeyQuery.all(NOW).withText(key.id()).withCreated(key.createdAt(), null);
        assertThat(Pages.all(store(), query)).contains(key);
    }

    /** The id may be so short that an earlier run has used it. */
    private void insertAnew(ApiKey key) {
        store().delete(key.id());
        store().insert(key);
    }
}
