package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static dev.keystile.tck.SampleKeys.withId;
import static org.assertj.core.api.Assertions.assertThat;

/** Lists come newest first, and a reader who turns the pages misses nothing and sees nothing twice. */
interface PagingContract extends StoreFixture {
    @Test
    default void keys_are_listed_newest_first() {
        String owner = freshText();
        ApiKey middle = insert(owner, 0);
        ApiKey newest = insert(owner, 1);
        ApiKey oldest = insert(owner, -1);

        assertThat(Pages.all(store(), of(owner))).containsExactly(newest, middle, oldest);
    }

    @Test
    default void keys_of_the_same_time_are_listed_by_the_code_of_their_ids_descending() {
        String owner = freshText();
        String start = freshText();
        List<String> descending = Stream.of("z", "a", "_", "Z", "A", "9", "00", "0", "-", "")
                .map(end -> start + end)
                .toList();
        List<String> mixed = new ArrayList<>(descending);
        Collections.shuffle(mixed);
        mixed.forEach(id -> store().insert(withId(id).owner(owner).build()));

        assertThat(Pages.ids(store(), of(owner))).isEqualTo(descending);
        assertThat(Pages.ids(store(), of(owner).withLimit(1))).isEqualTo(descending);
    }

    @Test
    default void pages_of_any_size_show_each_key_once() {
        String owner = freshText();
        List<ApiKey> newestFirst = insertDescending(owner, 7);

        for (int size = 1; size <= 8; size++) {
            assertThat(Pages.all(store(), of(owner).withLimit(size)))
                    .as("pages of %d", size)
                    .isEqualTo(newestFirst);
        }
    }

    @Test
    default void a_page_holds_no_more_than_was_asked_for() {
        String owner = freshText();
        List<ApiKey> newestFirst = insertDescending(owner, 3);

        assertThat(store().list(of(owner).withLimit(2)).items()).isEqualTo(newestFirst.subList(0, 2));
    }

    @Test
    default void the_last_page_says_that_it_is_the_last() {
        String owner = freshText();
        insertDescending(owner, 4);

        Page<ApiKey> first = store().list(of(owner).withLimit(2));
        assertThat(first.next()).isNotNull();
        Page<ApiKey> second = store().list(of(owner).withLimit(2).withAfter(first.next()));
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
    }

    @Test
    default void a_list_of_nothing_is_one_empty_page() {
        assertThat(store().list(of(freshText()))).isEqualTo(new Page<ApiKey>(List.of(), null));
    }

    @Test
    default void keys_inserted_meanwhile_move_no_other_key_across_pages() {
        String owner = freshText();
        List<ApiKey> newestFirst = insertDescending(owner, 6);
        Page<ApiKey> first = store().list(of(owner).withLimit(3));

        insert(owner, 1);
        insert(owner, 2);
        ApiKey oldest = insert(owner, -100);

        List<ApiKey> rest = new ArrayList<>(newestFirst.subList(3, 6));
        rest.add(oldest);
        assertThat(Pages.all(store(), of(owner).withLimit(3).withAfter(first.next())))
                .isEqualTo(rest);
    }

    @Test
    default void keys_deleted_meanwhile_move_no_other_key_across_pages() {
        String owner = freshText();
        List<ApiKey> newestFirst = insertDescending(owner, 6);
        Page<ApiKey> first = store().list(of(owner).withLimit(3));

        store().delete(newestFirst.get(0).id());
        store().delete(newestFirst.get(2).id());
        store().delete(newestFirst.get(3).id());

        assertThat(Pages.all(store(), of(owner).withLimit(3).withAfter(first.next())))
                .isEqualTo(newestFirst.subList(4, 6));
    }

    @Test
    default void a_place_in_the_list_means_the_same_to_every_instance() {
        String owner = freshText();
        List<ApiKey> newestFirst = insertDescending(owner, 3);
        Page<ApiKey> first = store().list(of(owner).withLimit(1));

        assertThat(Pages.all(anotherStore(), of(owner).withAfter(first.next()))).isEqualTo(newestFirst.subList(1, 3));
    }

    private static KeyQuery of(String owner) {
        return KeyQuery.all(NOW).withOwner(owner);
    }

    private List<ApiKey> insertDescending(String owner, int count) {
        return Stream.iterate(0, i -> i - 1)
                .limit(count)
                .map(i -> insert(owner, i))
                .toList();
    }

    private ApiKey insert(String owner, long millis) {
        ApiKey key = ownedBy(owner).createdAt(NOW.plusMillis(millis)).build();
        store().insert(key);
        return key;
    }
}
