package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** A store ends when it is closed, and only that store. */
interface LifecycleContract extends StoreFixture {
    @Test
    default void closing_again_does_nothing() {
        KeyStore store = store();
        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("dev.keystile.tck.LifecycleContract#calls")
    default void a_closed_store_refuses(Consumer<KeyStore> call) {
        KeyStore store = store();
        store.close();

        assertThatIllegalStateException().isThrownBy(() -> call.accept(store));
    }

    @Test
    default void a_closed_store_refuses_to_tell_changes() {
        assumeChangesAreTold();
        KeyStore store = store();
        store.close();

        assertThatIllegalStateException().isThrownBy(store::changes);
    }

    @Test
    default void a_closed_store_writes_nothing() {
        ApiKey key = plain();
        KeyStore closed = anotherStore();
        closed.close();

        assertThatIllegalStateException().isThrownBy(() -> closed.insert(key));

        assertThat(store().find(key.id())).isEmpty();
    }

    @Test
    default void closing_one_instance_leaves_the_others_open() {
        ApiKey key = plain();
        KeyStore other = anotherStore();
        store().insert(key);

        store().close();

        assertThat(other.find(key.id())).contains(key);
        assertThat(anotherStore().find(key.id())).contains(key);
    }

    /** Every method of a store but those that have a test of their own. */
    static Stream<Arguments> calls() {
        return Stream.of(
                call("find", store -> store.find(freshText())),
                call("insert", store -> store.insert(plain())),
                call("insertAll", store -> store.insertAll(List.of(plain()))),
                call("update", store -> store.update(plain())),
                call("delete", store -> store.delete(freshText())),
                call("delete at a version", store -> store.delete(freshText(), 1)),
                call("list", store -> store.list(KeyQuery.all(NOW))),
                call("recordUse", store -> store.recordUse(List.of(new KeyUse(freshText(), 1, NOW, null)))),
                call("usage", store -> store.usage(List.of(freshText()))));
    }

    private static Arguments call(String name, Consumer<KeyStore> call) {
        return argumentSet(name, call);
    }
}
