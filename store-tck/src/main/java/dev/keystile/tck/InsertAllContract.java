package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.full;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.renamed;
import static dev.keystile.tck.SampleKeys.revoked;
import static org.assertj.core.api.Assertions.assertThat;

/** Many keys at once are added as each of them would be alone. */
interface InsertAllContract extends StoreFixture {
    @Test
    default void many_keys_are_added_each_as_it_was_given() {
        List<ApiKey> keys =
                List.of(full(), plain(), ownedBy(freshText()).version(7).build());

        assertThat(store().insertAll(keys)).isEmpty();

        KeyStore other = anotherStore();
        assertThat(keys).allSatisfy(key -> assertThat(other.find(key.id())).contains(key));
        assertThat(other.usage(Pages.ids(keys)))
                .hasSize(3)
                .allSatisfy((id, usage) -> assertThat(usage).isEqualTo(KeyUsage.NONE));
    }

    @Test
    default void no_keys_are_added_without_complaint() {
        assertThat(store().insertAll(List.of())).isEmpty();
    }

    @Test
    default void a_taken_id_is_told_and_its_key_stays_as_it_was() {
        ApiKey taken = full();
        ApiKey before = plain();
        ApiKey behind = plain();
        store().insert(taken);
        store().recordUse(List.of(new KeyUse(taken.id(), 3, NOW, "192.0.2.1")));

        assertThat(store().insertAll(List.of(before, renamed(taken, "another"), behind)))
                .containsExactly(taken.id());

        assertThat(store().find(taken.id())).contains(taken);
        assertThat(store().usage(List.of(taken.id()))).isEqualTo(Map.of(taken.id(), new KeyUsage(3, NOW, "192.0.2.1")));
        assertThat(store().find(before.id())).contains(before);
        assertThat(store().find(behind.id())).contains(behind);
    }

    @Test
    default void of_two_keys_with_one_id_the_first_is_added() {
        ApiKey first = plain();

        assertThat(store().insertAll(List.of(first, renamed(first, "second")))).containsExactly(first.id());

        assertThat(store().find(first.id())).contains(first);
    }

    @Test
    default void ids_that_only_look_alike_are_added() {
        String id = freshText();
        List<ApiKey> keys = Stream.of("a", "A", "_", "-")
                .map(end -> SampleKeys.withId(id + end).build())
                .toList();

        assertThat(store().insertAll(keys)).isEmpty();

        assertThat(keys).allSatisfy(key -> assertThat(store().find(key.id())).contains(key));
    }

    @Test
    default void keys_added_together_are_listed_like_any_other() {
        String owner = freshText();
        ApiKey active = ownedBy(owner).scopes(Set.of("s")).build();
        ApiKey ended =
                ownedBy(owner).createdAt(NOW.minusMillis(1)).expiresAt(NOW).build();
        ApiKey off = ownedBy(owner).createdAt(NOW.minusMillis(2)).enabled(false).build();
        ApiKey gone = revoked(ownedBy(owner).createdAt(NOW.minusMillis(3)).build());
        store().insertAll(List.of(off, gone, active, ended));

        KeyQuery query = KeyQuery.all(NOW).withOwner(owner);
        assertThat(Pages.all(store(), query)).containsExactly(active, ended, off, gone);
        assertThat(Pages.all(store(), query.withScope("s"))).containsExactly(active);
        KeyQuery all = KeyQuery.all(NOW).withCreated(NOW.minusMillis(3), NOW.plusMillis(1));
        assertThat(Pages.all(store(), all.withStatus(KeyStatus.EXPIRED))).contains(ended);
        assertThat(Pages.all(store(), all.withStatus(KeyStatus.DISABLED))).contains(off);
        assertThat(Pages.all(store(), all.withStatus(KeyStatus.REVOKED))).contains(gone);
    }

    @Test
    default void thousands_are_added_at_once_but_for_those_that_were_there() {
        String owner = freshText();
        List<ApiKey> keys =
                Stream.generate(() -> ownedBy(owner).build()).limit(2345).toList();
        List<ApiKey> taken = List.of(keys.get(0), keys.get(1100), keys.get(2344));
        taken.forEach(store()::insert);

        assertThat(store().insertAll(keys)).containsExactlyInAnyOrderElementsOf(Pages.ids(taken));

        KeyQuery query = KeyQuery.all(NOW).withOwner(owner).withLimit(1000);
        assertThat(Pages.all(store(), query)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    default void a_key_that_several_instances_add_at_once_is_added_by_one_of_them() {
        List<ApiKey> keys = Stream.generate(SampleKeys::plain).limit(20).toList();
        List<ApiKey> backwards = new ArrayList<>(keys);
        Collections.reverse(backwards);
        List<KeyStore> instances = List.of(store(), anotherStore(), anotherStore());

        List<Set<String>> taken = Race.run(List.<Callable<Set<String>>>of(
                () -> instances.get(0).insertAll(named("0", keys)),
                () -> instances.get(1).insertAll(named("1", keys)),
                () -> instances.get(2).insertAll(named("2", backwards))));

        for (ApiKey key : keys) {
            List<String> added = Stream.of(0, 1, 2)
                    .filter(i -> !taken.get(i).contains(key.id()))
                    .map(i -> Integer.toString(i))
                    .toList();
            assertThat(added).as("who says to have added %s", key.id()).hasSize(1);
            assertThat(store().find(key.id()).map(ApiKey::name)).contains(added.get(0));
        }
    }

    @Test
    default void another_instance_is_told_of_each_key_that_was_added_among_many() {
        assumeChangesAreTold();
        FeedLog log = new FeedLog();
        anotherStore().changes().follow(log);
        List<ApiKey> keys = Stream.generate(SampleKeys::plain).limit(20).toList();
        store().insert(keys.get(5));
        int gaps = log.gaps();

        store().insertAll(keys);

        boolean told = log.await(
                () -> log.gaps() > gaps || keys.stream().allMatch(key -> log.changesOf(key.id()) > 0), patience());
        assertThat(told).as("each of the keys is told, or a gap").isTrue();
    }

    private static List<ApiKey> named(String name, List<ApiKey> keys) {
        return keys.stream().map(key -> renamed(key, name)).toList();
    }
}
