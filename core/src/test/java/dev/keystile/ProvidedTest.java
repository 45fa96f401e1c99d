package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProvidedTest {
    private final WatchedStore store = new WatchedStore();
    private final RecordingListener events = new RecordingListener();
    private final ApiKeys keys = ApiKeys.builder(store).listener(events).build();
    private final ApiKey key =
            keys.issue(ApiKeySpec.named("k").withOwner("acme")).key();

    @AfterEach
    void close() {
        keys.close();
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void requireOwner(ApiKey key, String owner) {
        if (!owner.equals(key.owner())) {
            throw new Refused();
        }
    }

    private KeyChanges ofOwner(String owner) {
        return keys.provided(each -> requireOwner(each, owner));
    }

    private static List<Consumer<KeyChanges>> allChanges(String id) {
        return List.of(
                changes -> changes.update(id, spec -> spec.withName("new")),
                changes -> changes.disable(id),
                changes -> changes.enable(id),
                changes -> changes.rotate(id, Duration.ZERO),
                changes -> changes.revoke(id, "over"),
                changes -> changes.delete(id));
    }

    @Test
    void what_the_condition_throws_reaches_the_caller_and_nothing_is_written() {
        for (Consumer<KeyChanges> change : allChanges(key.id())) {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> change.accept(ofOwner("other")));
        }
        assertThat(keys.find(key.id())).contains(key);
        assertThat(events.all()).hasSize(1);
    }

    @Test
    void changes_are_made_while_the_condition_holds() {
        allChanges(key.id()).forEach(change -> change.accept(ofOwner("acme")));
        assertThat(keys.find(key.id())).isEmpty();
        assertThat(events.all())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Issued", "Updated", "Disabled", "Enabled", "Rotated", "Revoked", "Deleted");
    }

    /** The key goes to another owner between the reading and the writing: the condition is asked again, and says no. */
    @Test
    void the_condition_is_asked_about_the_key_as_it_is_read_for_each_attempt() {
        store.beforeUpdate = () -> {
            store.beforeUpdate = () -> {};
            keys.update(key.id(), spec -> spec.withOwner("other"));
        };
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ofOwner("acme").disable(key.id()));
        ApiKey now = keys.find(key.id()).orElseThrow();
        assertThat(now.owner()).isEqualTo("other");
        assertThat(now.enabled()).isTrue();
    }

    @Test
    void a_key_that_is_not_there_is_told_as_without_a_condition() {
        KeyChanges never = keys.provided(any -> {
            throw new Refused();
        });
        for (Consumer<KeyChanges> change : allChanges("nobody").subList(0, 5)) {
            assertThatExceptionOfType(KeyNotFoundException.class).isThrownBy(() -> change.accept(never));
        }
        assertThat(never.delete("nobody")).isFalse();
    }

    /** The condition holds for the key as read, and somebody changes it each time before it is deleted. */
    @Test
    void only_the_key_that_was_checked_is_deleted() {
        KeyChanges overtaken = keys.provided(read -> keys.update(read.id(), spec -> spec.withName(spec.name() + "x")));
        assertThatExceptionOfType(ConcurrentChangeException.class).isThrownBy(() -> overtaken.delete(key.id()));
        assertThat(Stream.of(key.id()).map(keys::find)).allMatch(found -> found.isPresent());
    }
}
