package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RacingChangesTest {
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys = ApiKeys.builder(store).build();
    private final IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
    private final String id = issued.key().id();

    @AfterEach
    void close() {
        keys.close();
    }

    /** Lets somebody else change the key between the reading and the writing of the next change. */
    private void onceBeforeTheNextWrite(Runnable change) {
        store.beforeUpdate = () -> {
            store.beforeUpdate = () -> {};
            change.run();
        };
    }

    @Test
    void an_update_is_applied_to_what_the_key_has_become() {
        onceBeforeTheNextWrite(() -> keys.update(id, spec -> spec.withOwner("other")));
        ApiKey updated = keys.update(id, spec -> spec.withName("new"));
        assertThat(updated.name()).isEqualTo("new");
        assertThat(updated.owner()).isEqualTo("other");
        assertThat(updated.version()).isEqualTo(3);
    }

    @Test
    void an_update_does_not_write_over_a_revocation() {
        onceBeforeTheNextWrite(() -> keys.revoke(id, "leaked"));
        assertThatExceptionOfType(KeyRevokedException.class)
                .isThrownBy(() -> keys.update(id, spec -> spec.withName("new")));
        assertRejected(keys, issued.plaintext(), RejectionReason.REVOKED);
    }

    @Test
    void of_two_revocations_the_first_reason_stays() {
        onceBeforeTheNextWrite(() -> keys.revoke(id, "first"));
        assertThat(keys.revoke(id, "second").revokedReason()).isEqualTo("first");
    }

    /** The first may have been acknowledged by a server that failed before others had it. */
    @Test
    void revoking_again_writes_again_and_tells_nothing() {
        AtomicInteger writes = new AtomicInteger();
        store.beforeUpdate = writes::incrementAndGet;
        RecordingListener events = new RecordingListener();
        try (ApiKeys told = ApiKeys.builder(store).listener(events).build()) {
            ApiKey revoked = told.revoke(id, "first");
            ApiKey again = told.revoke(id, "second");
            assertThat(writes).hasValue(2);
            assertThat(again).isEqualTo(revoked.toBuilder().version(3).build()).isEqualTo(stored());
            assertThat(events.all()).hasSize(1);
        }
    }

    @Test
    void revoking_again_goes_on_when_somebody_else_does_so_too() {
        keys.revoke(id, "first");
        onceBeforeTheNextWrite(() -> keys.revoke(id, "third"));
        assertThat(keys.revoke(id, "second")).isEqualTo(stored());
        assertThat(stored().revokedReason()).isEqualTo("first");
        assertThat(stored().version()).isEqualTo(4);
    }

    private ApiKey stored() {
        return store.find(id).orElseThrow();
    }

    @Test
    void a_change_that_always_meets_another_one_gives_up() {
        AtomicInteger attempts = new AtomicInteger();
        store.beforeUpdate = () -> {
            ApiKey stored = store.find(id).orElseThrow();
            Runnable race = store.beforeUpdate;
            store.beforeUpdate = () -> {};
            store.update(
                    stored.toBuilder().owner("o" + attempts.incrementAndGet()).build());
            store.beforeUpdate = race;
        };
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> keys.update(id, spec -> spec.withName("new")))
                .withMessageContaining("read it again");
        assertThat(attempts).hasValue(20);
    }

    @Test
    void no_update_of_many_threads_is_lost() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> updates = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String scope = "s" + i;
            updates.add(pool.submit(() -> addScope(scope)));
        }
        for (Future<?> update : updates) {
            update.get();
        }
        pool.shutdown();
        assertThat(keys.find(id).orElseThrow().scopes()).hasSize(8);
        assertThat(keys.find(id).orElseThrow().version()).isEqualTo(9);
    }

    private void addScope(String scope) {
        keys.update(id, spec -> {
            List<String> scopes = new ArrayList<>(spec.scopes());
            scopes.add(scope);
            return spec.withScopes(scopes.toArray(String[]::new));
        });
    }

    @Test
    void a_write_that_failed_drops_the_cached_key_since_it_may_have_been_made() {
        assertAccepted(keys, issued.plaintext());
        int reads = store.finds.get();
        onceBeforeTheNextWrite(() -> {
            store.update(issued.key().toBuilder()
                    .revoked(issued.key().createdAt(), "x")
                    .build());
            throw new StoreException("the connection broke after the commit", null);
        });
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> keys.revoke(id, "leaked"));
        assertRejected(keys, issued.plaintext(), RejectionReason.REVOKED);
        assertThat(store.finds.get()).isGreaterThan(reads);
    }
}
