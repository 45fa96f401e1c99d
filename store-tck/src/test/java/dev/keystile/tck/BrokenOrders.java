package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.KeyStore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import static java.util.Comparator.comparing;

/** Stores that cannot list oldest first, or not well. */
final class BrokenOrders {
    private BrokenOrders() {}

    static Stream<Broken> all() {
        return Stream.of(
                oldestFirst(
                        "knows one order only",
                        (sound, query) -> sound.list(query.withOrder(KeyOrder.NEWEST_FIRST)),
                        "keys_are_listed_oldest_first_when_that_is_asked_for",
                        "a_place_has_one_part_of_the_list_behind_it_in_each_order"),
                oldestFirst(
                        "turns each page around, but not the list",
                        BrokenOrders::turnedPage,
                        "pages_from_the_oldest_on_show_each_key_once",
                        "the_last_page_from_the_oldest_on_says_that_it_is_the_last"),
                oldestFirst(
                        "lists keys of the same time by id descending, oldest first",
                        BrokenOrders::idsDescending,
                        "keys_of_the_same_time_are_listed_by_the_code_of_their_ids_ascending"),
                oldestFirst(
                        "goes on behind the newest end, oldest first",
                        (sound, query) -> behind(sound, query, KeyOrder.NEWEST_FIRST),
                        "a_place_has_one_part_of_the_list_behind_it_in_each_order"),
                oldestFirst(
                        "forgets the start of a range on the first page, oldest first",
                        (sound, query) -> query.after() == null
                                ? sound.list(query.withCreated(null, query.createdBefore()))
                                : sound.list(query),
                        "a_range_of_creation_is_the_same_in_each_order"),
                oldestFirst(
                        "includes the end of a range, oldest first",
                        (sound, query) ->
                                sound.list(query.withCreated(query.createdFrom(), later(query.createdBefore()))),
                        "a_range_of_creation_is_the_same_in_each_order"));
    }

    private static Instant later(Instant time) {
        return time == null ? null : time.plusMillis(1);
    }

    private static Broken oldestFirst(String what, BiFunction<KeyStore, KeyQuery, Page<ApiKey>> list, String... tests) {
        return Broken.store(
                what,
                Break.list((sound, query) ->
                        query.order() == KeyOrder.OLDEST_FIRST ? list.apply(sound, query) : sound.list(query)),
                tests);
    }

    private static Page<ApiKey> turnedPage(KeyStore sound, KeyQuery query) {
        Page<ApiKey> page = sound.list(query.withOrder(KeyOrder.NEWEST_FIRST));
        List<ApiKey> turned = new ArrayList<>(page.items());
        Collections.reverse(turned);
        return new Page<>(turned, page.next());
    }

    private static Page<ApiKey> idsDescending(KeyStore sound, KeyQuery query) {
        Comparator<ApiKey> order =
                comparing(ApiKey::createdAt).thenComparing(comparing(ApiKey::id).reversed());
        List<ApiKey> keys =
                Pages.all(sound, query.withAfter(null)).stream().sorted(order).toList();
        return Filtered.page(keys, query.limit());
    }

    private static Page<ApiKey> behind(KeyStore sound, KeyQuery query, KeyOrder order) {
        PageToken place = query.after();
        List<ApiKey> keys = Pages.all(sound, query.withOrder(order)).stream()
                .sorted(KeyOrder.OLDEST_FIRST.comparator())
                .toList();
        return place == null ? sound.list(query) : Filtered.page(keys, query.limit());
    }
}
