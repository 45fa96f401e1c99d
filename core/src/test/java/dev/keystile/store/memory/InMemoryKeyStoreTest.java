package dev.keystile.store.memory;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.DuplicateKeyException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The corners of the reference implementation; the whole contract is in keystile-store-tck. */
class InMemoryKeyStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");

    private final InMemoryKeyStore store = new InMemoryKeyStore();

    private static ApiKey key(String id, String name, Instant createdAt) {
        return ApiKey.builder(id)
                .name(name)
                .createdAt(createdAt)
                .secrets(List.of(KeySecret.current("{sha256}00", NOW)))
                .build();
    }

    private List<String> ids(KeyQuery query) {
        return store.list(query).items().stream().map(ApiKey::id).toList();
    }

    @Test
    void an_id_is_taken_once_and_compared_case_sensitively() {
        ApiKey first = key("id", "first", NOW);
        store.insert(first);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> store.insert(key("id", "second", NOW)))
                .withMessage("there is a key with the id id already: issue keys with fresh ids");
        assertThat(store.find("id")).contains(first);
        assertThat(store.find("ID")).isEmpty();
    }

    @Test
    void an_update_compares_and_raises_the_version() {
        ApiKey key = key("id", "old", NOW);
        ApiKey renamed = key.toBuilder().name("new").build();
        assertThat(store.update(key)).isFalse();
        store.insert(key);
        assertThat(store.update(renamed)).isTrue();
        assertThat(store.update(renamed)).isFalse();
        assertThat(store.find("id")).contains(renamed.toBuilder().version(2).build());
    }

    @Test
    void a_revocation_stays_as_it_is() {
        ApiKey revoked = key("id", "k", NOW).toBuilder().revoked(NOW, "first").build();
        store.insert(revoked);
        assertThat(store.update(revoked.toBuilder().revoked(null, null).build()))
                .isFalse();
        assertThat(store.update(revoked.toBuilder().revoked(NOW, "second").build()))
                .isFalse();
        assertThat(store.update(
                        revoked.toBuilder().revoked(NOW.plusSeconds(1), "first").build()))
                .isFalse();
        assertThat(store.update(revoked.toBuilder().name("new").build())).isTrue();
    }

    @Test
    void every_filter_picks_its_keys() {
        store.insert(key("b", "Beta", NOW));
        store.insert(key("a", "alpha", NOW).toBuilder().owner("me").build());
        store.insert(
                key("c", "gamma", NOW.plusSeconds(1)).toBuilder().enabled(false).build());
        KeyQuery all = KeyQuery.all(NOW);
        assertThat(ids(all)).containsExactly("c", "b", "a");
        assertThat(ids(all.withOwner("me"))).containsExactly("a");
        assertThat(ids(all.withOwner("ME"))).isEmpty();
        assertThat(ids(all.withStatus(KeyStatus.DISABLED))).containsExactly("c");
        assertThat(ids(all.withText("eta"))).containsExactly("b");
        assertThat(ids(all.withText("beta"))).isEmpty();
        assertThat(ids(all.withText("c"))).containsExactly("c");
        assertThat(ids(all.withCreated(NOW.plusSeconds(1), null))).containsExactly("c");
        assertThat(ids(all.withCreated(null, NOW.plusSeconds(1)))).containsExactly("b", "a");
        assertThat(ids(all.withLimit(2))).containsExactly("c", "b");
        assertThat(ids(all.withAfter(store.list(all.withLimit(2)).next()))).containsExactly("a");
    }

    @Test
    void changes_are_told_until_the_subscription_ends_and_use_is_none() {
        List<String> told = new ArrayList<>();
        Subscription subscription = store.changes().follow(new ChangeListener() {
            @Override
            public void changed(String keyId) {
                told.add(keyId);
            }

            @Override
            public void gap() {
                told.add("gap");
            }
        });
        store.insert(key("id", "k", NOW));
        store.update(key("id", "new", NOW));
        store.recordUse(List.of(new KeyUse("id", 1, NOW, null), new KeyUse("gone", 1, NOW, null)));
        store.delete("id");
        store.delete("id");
        subscription.close();
        store.insert(key("id", "k", NOW));
        assertThat(told).containsExactly("id", "id", "id");
    }

    @Test
    void deleting_a_key_forgets_its_use() {
        store.insert(key("id", "k", NOW));
        store.recordUse(List.of(new KeyUse("id", 5, NOW, null)));
        store.delete("id");
        store.insert(key("id", "k", NOW));
        assertThat(store.usage(List.of("id")).get("id").useCount()).isZero();
    }

    @Test
    void nothing_works_after_the_end() {
        store.close();
        store.close();
        ApiKey key = key("id", "k", NOW);
        Stream<ThrowingCallable> calls = Stream.of(
                () -> store.find("id"),
                () -> store.insert(key),
                () -> store.update(key),
                () -> store.delete("id"),
                () -> store.list(KeyQuery.all(NOW)),
                () -> store.recordUse(List.of()),
                () -> store.usage(List.of()),
                store::changes);
        calls.forEach(call -> assertThatIllegalStateException()
                .isThrownBy(call)
                .withMessage("this store is closed: open another one"));
    }
}
