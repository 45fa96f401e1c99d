package dev.keystile.tck;

import dev.keystile.spi.KeyStore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that do not end, or not well. */
final class BrokenLives {
    private BrokenLives() {}

    static Stream<Broken> all() {
        List<KeyStore> opened = new CopyOnWriteArrayList<>();
        return Stream.of(
                Broken.store(
                        "goes on after it was closed",
                        closing(store -> {}),
                        "a_closed_store_refuses",
                        "a_closed_store_refuses_to_tell_changes",
                        "a_closed_store_writes_nothing",
                        "a_closed_store_tells_no_later_change"),
                Broken.store("fails to close again", BrokenLives::closedOnce, "closing_again_does_nothing"),
                Broken.store(
                        "closes all instances with one",
                        sound -> {
                            opened.add(sound);
                            return closing(store -> opened.forEach(KeyStore::close))
                                    .apply(sound);
                        },
                        "closing_one_instance_leaves_the_others_open"));
    }

    private static UnaryOperator<KeyStore> closing(Consumer<KeyStore> close) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public void close() {
                close.accept(sound);
            }
        };
    }

    private static KeyStore closedOnce(KeyStore store) {
        AtomicBoolean closed = new AtomicBoolean();
        return closing(sound -> {
                    if (closed.getAndSet(true)) {
                        throw new IllegalStateException("closed already");
                    }
                    sound.close();
                })
                .apply(store);
    }
}
