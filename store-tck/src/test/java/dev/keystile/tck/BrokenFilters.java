package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.spi.KeyStore;

import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stores whose lists hold too much or too little. */
final class BrokenFilters {
    private BrokenFilters() {}

    static Stream<Broken> all() {
        return Stream.of(owners(), states(), texts(), patterns(), ranges(), combinations())
                .flatMap(stores -> stores);
    }

    private static Stream<Broken> owners() {
        return Stream.of(
                Broken.store(
                        "matches the start of an owner",
                        filtering(
                                query -> query.withOwner(null),
                                (query, key) ->
                                        key.owner() != null && key.owner().startsWith(query.owner())),
                        "an_owner_is_matched_as_a_whole"),
                Broken.store(
                        "takes no owner for nobody's",
                        filtering(query -> query, (query, key) -> Objects.equals(query.owner(), key.owner())),
                        "without_an_owner_keys_of_all_owners_are_listed"));
    }

    /** Filters by other rules, after the sound store has filtered less. */
    private static UnaryOperator<KeyStore> filtering(
            UnaryOperator<KeyQuery> widen, BiPredicate<KeyQuery, ApiKey> filter) {
        return Break.list((sound, query) -> Filtered.list(sound, widen.apply(query), key -> filter.test(query, key)));
    }

    private static Stream<Broken> states() {
        return Stream.of(
                tellingStatus("tells every status for today", (key, asOf) -> key.status(SampleKeys.LATEST)),
                tellingStatus(
                        "lets a key live at the moment of its end", (key, asOf) -> key.status(asOf.minusMillis(1))),
                tellingStatus("tells an end by date before a revocation", BrokenFilters::expiredFirst),
                tellingStatus("tells a switch before an end by date", BrokenFilters::disabledFirst));
    }

    private static Broken tellingStatus(String what, BiFunction<ApiKey, Instant, KeyStatus> status) {
        return Broken.store(
                what,
                filtering(
                        query -> query.withStatus(null),
                        (query, key) -> status.apply(key, query.asOf()) == query.status()),
                "a_status_is_told_for_the_time_asked_about");
    }

    private static KeyStatus expiredFirst(ApiKey key, Instant asOf) {
        return key.toBuilder().revoked(null, null).build().status(asOf) == KeyStatus.EXPIRED
                ? KeyStatus.EXPIRED
                : key.status(asOf);
    }

    private static KeyStatus disabledFirst(ApiKey key, Instant asOf) {
        return key.revokedAt() == null && !key.enabled() ? KeyStatus.DISABLED : key.status(asOf);
    }

    private static Stream<Broken> texts() {
        return Stream.of(
                matching(
                        "finds text at the start of a name",
                        (key, text) -> key.name().startsWith(text),
                        "a_text_is_found_anywhere_in_a_name"),
                matching(
                        "finds text in owners too",
                        (key, text) -> (key.name() + key.owner()).contains(text),
                        "a_text_is_found_anywhere_in_a_name"),
                matching(
                        "finds text in names only",
                        (key, text) -> key.name().contains(text),
                        "a_text_is_found_anywhere_in_an_id"),
                matching(
                        "finds nothing for an empty text",
                        (key, text) -> !text.isEmpty(),
                        "an_empty_text_lets_all_keys_through"));
    }

    private static Stream<Broken> patterns() {
        String test = "a_text_is_taken_literally";
        return Stream.of(
                matching("takes % and _ for wildcards", (key, text) -> like(text, key.name()), test),
                matching("escapes % and _ but not the escape", (key, text) -> like(escaped(text), key.name()), test),
                matching("takes * and ? for wildcards", (key, text) -> glob(text, key.name()), test),
                matching(
                        "takes text for a regular expression",
                        (key, text) -> Pattern.compile(text).matcher(key.name()).find(),
                        test),
                matching(
                        "searches for two quotes instead of one",
                        (key, text) -> key.name().contains(text.replace("'", "''")),
                        test));
    }

    private static Broken matching(String what, BiPredicate<ApiKey, String> matcher, String test) {
        return Broken.store(
                what, filtering(query -> query.withText(null), (query, key) -> matcher.test(key, query.text())), test);
    }

    /** SQL's LIKE with a backslash as escape, for texts of which no more than the special ones need care. */
    private static boolean like(String text, String name) {
        String regex = text.replaceAll("(?<!\\\\)%", ".*")
                .replaceAll("(?<!\\\\)_", ".")
                .replaceAll("\\\\([^\\\\]|$)", "$1");
        return Pattern.compile(regex).matcher(name).find();
    }

    private static String escaped(String text) {
        return text.replace("%", "\\%").replace("_", "\\_");
    }

    private static boolean glob(String text, String name) {
        return Pattern.compile(text.replace("*", ".*").replace("?", "."))
                .matcher(name)
                .find();
    }

    private static Stream<Broken> ranges() {
        String test = "a_range_of_creation_includes_its_start_and_excludes_its_end";
        return Stream.of(
                Broken.store(
                        "excludes the start of a range",
                        Break.list((sound, query) ->
                                sound.list(query.withCreated(later(query.createdFrom()), query.createdBefore()))),
                        test),
                Broken.store(
                        "includes the end of a range",
                        Break.list((sound, query) ->
                                sound.list(query.withCreated(query.createdFrom(), later(query.createdBefore())))),
                        test));
    }

    private static Instant later(Instant time) {
        return time == null ? null : time.plusMillis(1);
    }

    private static Stream<Broken> combinations() {
        return Stream.of(
                Broken.store(
                        "ignores the text when there is an owner",
                        Break.list((sound, query) -> sound.list(query.owner() == null ? query : query.withText(null))),
                        "all_filters_hold_together"),
                Broken.store(
                        "forgets the status behind the first page",
                        Break.list(
                                (sound, query) -> sound.list(query.after() == null ? query : query.withStatus(null))),
                        "filters_hold_on_every_page"));
    }
}
