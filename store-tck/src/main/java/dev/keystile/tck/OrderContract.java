package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
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

/** A list can be read from its other end, and a place in it means the same from there. */
interface OrderContract extends StoreFixture {
    @Test
    default void keys_are_listed_oldest_first_when_that_is_asked_for() {
        String owner = freshText();
        List<ApiKey> oldestFirst = insertAscending(owner, 3);

        assertThat(Pages.all(store(), of(owner))).isEqualTo(oldestFirst);
    }

    @Test
    default void keys_of_the_same_time_are_listed_by_the_code_of_their_ids_ascending() {
        String owner = freshText();
        String start = freshText();
        List<String> ascending = Stream.of("", "-", "0", "00", "9", "A", "Z", "_", "a", "z")
                .map(end -> start + end)
                .toList();
        List<String> mixed = new ArrayList<>(ascending);
        Collections.shuffle(mixed);
        mixed.forEach(id -> store().insert(withId(id).owner(owner).build()));

        assertThat(Pages.ids(store(), of(owner))).isEqualTo(ascending);
        assertThat(Pages.ids(store(), of(owner).withLimit(1))).isEqualTo(ascending);
    }

    @Test
    default void pages_from_the_oldest_on_show_each_key_once() {
        String owner = freshText();
        List<ApiKey> oldestFirst = insertAscending(owner, 7);

        for (int size = 1; size <= 8; size++) {
            assertThat(Pages.all(store(), of(owner).withLimit(size)))
                    .as("pages of %d", size)
                    .isEqualTo(oldestFirst);
        }
    }

    @Test
    default void the_last_page_from_the_oldest_on_says_that_it_is_the_last() {
        String owner = freshText();
        List<ApiKey> oldestFirst = insertAscending(owner, 4);

        Page<ApiKey> first = store().list(of(owner).withLimit(2));
        assertThat(first).isEqualTo(new Page<>(oldestFirst.subList(0, 2), PageToken.after(oldestFirst.get(1))));
        Page<ApiKey> second = store().list(of(owner).withLimit(2).withAfter(first.next()));
        assertThat(second).isEqualTo(new Page<>(oldestFirst.subList(2, 4), null));
    }

    @Test
    default void a_place_has_one_part_of_the_list_behind_it_in_each_order() {
        String owner = freshText();
        List<ApiKey> oldestFirst = insertAscending(owner, 5);
        KeyQuery fromTheMiddle = of(owner).withAfter(PageToken.after(oldestFirst.get(2)));

        assertThat(Pages.all(store(), fromTheMiddle)).isEqualTo(oldestFirst.subList(3, 5));
        assertThat(Pages.all(store(), fromTheMiddle.withOrder(KeyOrder.NEWEST_FIRST)))
                .containsExactly(oldestFirst.get(1), oldestFirst.get(0));
    }

    @Test
    default void a_range_of_creation_is_the_same_in_each_order() {
        String owner = freshText();
        List<ApiKey> oldestFirst = insertAscending(owner, 6);
        KeyQuery query = of(owner).withCreated(NOW.plusMillis(1), NOW.plusMillis(5));

        for (int size = 1; size <= 5; size++) {
            assertThat(Pages.all(store(), query.withLimit(size)))
                    .as("pages of %d", size)
                    .isEqualTo(oldestFirst.subList(1, 5));
        }
    }

    private static KeyQuery of(String owner) {
        return KeyQuery.all(NOW).withOwner(owner).withOrder(KeyOrder.OLDEST_FIRST);
    }

    private List<ApiKey> insertAscending(String owner, int count) {
        List<ApiKey> keys = Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> ownedBy(owner).createdAt(NOW.plusMillis(i)).build())
                .toList();
        keys.forEach(store()::insert);
        return keys;
    }
}
