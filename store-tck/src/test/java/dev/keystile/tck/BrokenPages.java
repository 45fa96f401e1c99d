package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.Comparator.comparing;

/** Stores that list in a wrong order, or turn pages in a wrong way. */
final class BrokenPages {
    private static final Comparator<ApiKey> OLDEST_FIRST = comparing(ApiKey::createdAt);

    private BrokenPages() {}

    static Stream<Broken> all() {
        return Stream.of(orders(), places(), ends(), sizes()).flatMap(stores -> stores);
    }

    private static Stream<Broken> orders() {
        Comparator<ApiKey> byIdWithoutCase = comparing(key -> key.id().toLowerCase(Locale.ROOT));
        return Stream.of(
                sorting("lists oldest first", OLDEST_FIRST.thenComparing(ApiKey::id), "keys_are_listed_newest_first"),
                sorting(
                        "lists keys of the same time by id ascending",
                        OLDEST_FIRST.reversed().thenComparing(ApiKey::id),
                        "keys_of_the_same_time_are_listed_by_the_code_of_their_ids_descending"),
                sorting(
                        "sorts ids as a dictionary does",
                        OLDEST_FIRST.thenComparing(byIdWithoutCase).reversed(),
                        "keys_of_the_same_time_are_listed_by_the_code_of_their_ids_descending"));
    }

    private static Broken sorting(String what, Comparator<ApiKey> order, String test) {
        return Broken.store(what, Break.list((sound, query) -> sorted(sound, query, order)), test);
    }

    private static Page<ApiKey> sorted(KeyStore sound, KeyQuery query, Comparator<ApiKey> order) {
        List<ApiKey> keys =
                Pages.all(sound, query.withAfter(null)).stream().sorted(order).toList();
        return Filtered.page(keys, query.limit());
    }

    private static Stream<Broken> places() {
        Map<PageToken, Integer> offsets = new HashMap<>();
        return Stream.of(
                Broken.store(
                        "pages by offset",
                        Break.list((sound, query) -> byOffset(sound, query, offsets)),
                        "keys_inserted_meanwhile_move_no_other_key_across_pages",
                        "keys_deleted_meanwhile_move_no_other_key_across_pages"),
                Broken.store(
                        "goes on behind the time of the last key",
                        Break.list(BrokenPages::behindTheTime),
                        "keys_of_the_same_time_are_listed_by_the_code_of_their_ids_descending"),
                Broken.store(
                        "goes on with the last key again",
                        Break.list(BrokenPages::withTheLastKey),
                        "pages_of_any_size_show_each_key_once"),
                Broken.store(
                        "goes on only where the last key still is",
                        Break.list(BrokenPages::fromTheLastKey),
                        "keys_deleted_meanwhile_move_no_other_key_across_pages"),
                Broken.store(
                        "knows only the places that it has named itself",
                        BrokenPages::withCursors,
                        "a_place_in_the_list_means_the_same_to_every_instance"));
    }

    private static Page<ApiKey> byOffset(KeyStore sound, KeyQuery query, Map<PageToken, Integer> offsets) {
        int offset = query.after() == null ? 0 : offsets.get(query.after());
        List<ApiKey> keys = Pages.all(sound, query.withAfter(null));
        Page<ApiKey> page = Filtered.page(keys.subList(offset, keys.size()), query.limit());
        offsets.put(page.next(), offset + query.limit());
        return page;
    }

    private static Page<ApiKey> behindTheTime(KeyStore sound, KeyQuery query) {
        PageToken place = query.after();
        return sound.list(place == null ? query : query.withAfter(new PageToken(place.createdAt(), "-")));
    }

    private static Page<ApiKey> withTheLastKey(KeyStore sound, KeyQuery query) {
        PageToken place = query.after();
        return sound.list(place == null ? query : query.withAfter(new PageToken(place.createdAt(), place.id() + "-")));
    }

    private static Page<ApiKey> fromTheLastKey(KeyStore sound, KeyQuery query) {
        PageToken place = query.after();
        return place == null || sound.find(place.id()).isPresent() ? sound.list(query) : new Page<>(List.of(), null);
    }

    private static KeyStore withCursors(KeyStore store) {
        Set<PageToken> named = new HashSet<>();
        return Break.list((sound, query) -> {
                    if (query.after() != null && !named.contains(query.after())) {
                        throw new StoreException("there is no such cursor", null);
                    }
                    Page<ApiKey> page = sound.list(query);
                    named.add(page.next());
                    return page;
                })
                .apply(store);
    }

    private static Stream<Broken> ends() {
        return Stream.of(
                Broken.store(
                        "names a next page behind the last",
                        Break.list((sound, query) -> endless(sound.list(query))),
                        "the_last_page_says_that_it_is_the_last"),
                Broken.store(
                        "names a next page of nothing",
                        Break.list((sound, query) -> neverEmpty(sound.list(query))),
                        "a_list_of_nothing_is_one_empty_page"),
                Broken.store(
                        "never names a next page",
                        Break.list(
                                (sound, query) -> new Page<>(sound.list(query).items(), null)),
                        "pages_of_any_size_show_each_key_once",
                        "the_last_page_says_that_it_is_the_last"));
    }

    private static Page<ApiKey> endless(Page<ApiKey> page) {
        List<ApiKey> keys = page.items();
        return new Page<>(keys, PageToken.after(keys.get(keys.size() - 1)));
    }

    private static Page<ApiKey> neverEmpty(Page<ApiKey> page) {
        return page.items().isEmpty() ? new Page<>(List.of(), new PageToken(SampleKeys.NOW, "0")) : page;
    }

    private static Stream<Broken> sizes() {
        return Stream.of(
                Broken.store(
                        "lists one more than was asked for",
                        Break.list((sound, query) -> sound.list(query.withLimit(query.limit() + 1))),
                        "a_page_holds_no_more_than_was_asked_for"),
                Broken.store(
                        "lists at most 500",
                        Break.list((sound, query) -> sound.list(query.withLimit(Math.min(500, query.limit())))),
                        "a_thousand_keys_fit_one_page_and_their_use_one_batch"));
    }
}
