package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stores that find other keys by scope than those that have it. */
final class BrokenScopes {
    private static final String LITERALLY = "a_scope_is_taken_literally";

    private BrokenScopes() {}

    static Stream<Broken> all() {
        return Stream.of(texts(), parts(), changes()).flatMap(stores -> stores);
    }

    private static Stream<Broken> texts() {
        return Stream.of(
                matching("finds scopes without their case", String::equalsIgnoreCase, LITERALLY),
                matching("takes % and _ of a scope for wildcards", BrokenScopes::like, LITERALLY),
                matching(
                        "takes a scope for a regular expression",
                        (scope, wanted) ->
                                Pattern.compile(wanted).matcher(scope).matches(),
                        LITERALLY),
                matching(
                        "searches for a scope with two quotes instead of one",
                        (scope, wanted) -> scope.equals(wanted.replace("'", "''")),
                        LITERALLY),
                matching(
                        "searches for a scope as JSON may write it",
                        (scope, wanted) -> scope.equals(wanted.replace("/", "\\/")),
                        LITERALLY),
                matching(
                        "keeps scopes as a list with commas",
                        (scope, wanted) -> List.of(scope.split(",", -1)).contains(wanted),
                        LITERALLY),
                matching("finds the start of a scope", String::startsWith, "a_scope_is_matched_as_a_whole"),
                matching("finds the end of a scope", String::endsWith, "a_scope_is_matched_as_a_whole"));
    }

    private static boolean like(String scope, String wanted) {
        String regex = Pattern.quote(wanted).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(regex).matcher(scope).matches();
    }

    private static Broken matching(String what, BiPredicate<String, String> matches, String test) {
        return filtering(
                what,
                (query, key) -> key.scopes().stream().anyMatch(scope -> matches.test(scope, query.scope())),
                test);
    }

    private static Broken filtering(String what, BiPredicate<KeyQuery, ApiKey> filter, String test) {
        return Broken.store(
                what,
                Break.list((sound, query) -> query.scope() == null
                        ? sound.list(query)
                        : Filtered.list(sound, query.withScope(null), key -> filter.test(query, key))),
                test);
    }

    private static Stream<Broken> parts() {
        return Stream.of(
                filtering(
                        "finds a key by the first of its scopes",
                        (query, key) -> key.scopes().stream().limit(1).anyMatch(query.scope()::equals),
                        "a_key_is_found_by_each_of_its_scopes"),
                Broken.store(
                        "forgets the scope behind the first page",
                        Break.list((sound, query) -> sound.list(query.after() == null ? query : query.withScope(null))),
                        "a_scope_holds_with_other_filters_on_every_page_and_in_each_order"),
                Broken.store(
                        "forgets the owner when there is a scope",
                        Break.list((sound, query) -> sound.list(query.scope() == null ? query : query.withOwner(null))),
                        "a_scope_holds_with_other_filters_on_every_page_and_in_each_order"),
                Broken.store(
                        "lists by scope in one order only",
                        Break.list((sound, query) ->
                                sound.list(query.scope() == null ? query : query.withOrder(KeyOrder.NEWEST_FIRST))),
                        "a_scope_holds_with_other_filters_on_every_page_and_in_each_order"));
    }

    private static Stream<Broken> changes() {
        Set<ApiKey> inserted = ConcurrentHashMap.newKeySet();
        return Stream.of(Broken.store(
                "finds a key by the scopes that it was born with",
                store -> Break.list((sound, query) -> query.scope() == null
                                ? sound.list(query)
                                : Filtered.list(
                                        sound,
                                        query.withScope(null),
                                        key -> inserted.stream()
                                                .anyMatch(born -> born.id().equals(key.id())
                                                        && born.scopes().contains(query.scope()))))
                        .apply(Break.insert((sound, key) -> {
                                    inserted.add(key);
                                    sound.insert(key);
                                })
                                .apply(store)),
                "a_scope_that_a_key_has_lost_does_not_find_it"));
    }
}
