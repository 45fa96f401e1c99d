package dev.keystile.tck;

import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that count or remember use in a wrong way. */
final class BrokenUse {
    private BrokenUse() {}

    static Stream<Broken> all() {
        return Stream.of(readings(), additions(), batches(), mixtures()).flatMap(stores -> stores);
    }

    private static Stream<Broken> readings() {
        return Stream.of(
                Broken.store(
                        "says nothing of keys that were never used",
                        Break.usage(BrokenUse::usageOfUsed),
                        "a_new_key_was_never_used",
                        "no_use_is_recorded_without_complaint"),
                Broken.store(
                        "keeps 32 bits of a count",
                        reading(u -> new KeyUsage((int) u.useCount(), u.lastUsedAt(), u.lastUsedFrom())),
                        "counts_add_up_beyond_32_bits"),
                Broken.store(
                        "cuts addresses to 39 characters",
                        reading(u -> new KeyUsage(u.useCount(), u.lastUsedAt(), cut(u.lastUsedFrom(), 39))),
                        "the_last_use_moves_forward_and_its_address_with_it"),
                Broken.store(
                        "reads a use at time 0 as none",
                        reading(u -> Instant.EPOCH.equals(u.lastUsedAt()) ? KeyUsage.NONE : u),
                        "use_at_the_limits_of_time_is_kept"),
                Broken.store(
                        "says that unknown keys were never used",
                        Break.usage(BrokenUse::usageOfAll),
                        "the_use_of_no_key_is_empty",
                        "use_of_an_unknown_key_is_dropped_and_the_rest_recorded"),
                Broken.store(
                        "keeps copies of the use it has read",
                        BrokenUse::remembering,
                        "use_is_seen_where_it_was_asked_for_before"));
    }

    private static UnaryOperator<KeyStore> reading(UnaryOperator<KeyUsage> spoil) {
        return Break.usage((sound, ids) -> {
            Map<String, KeyUsage> usage = new HashMap<>(sound.usage(ids));
            usage.replaceAll((id, use) -> spoil.apply(use));
            return usage;
        });
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    private static Map<String, KeyUsage> usageOfUsed(KeyStore sound, Collection<String> ids) {
        Map<String, KeyUsage> usage = new HashMap<>(sound.usage(ids));
        usage.values().removeIf(KeyUsage.NONE::equals);
        return usage;
    }

    private static Map<String, KeyUsage> usageOfAll(KeyStore sound, Collection<String> ids) {
        Map<String, KeyUsage> usage = new HashMap<>(sound.usage(ids));
        ids.forEach(id -> usage.putIfAbsent(id, KeyUsage.NONE));
        return usage;
    }

    private static KeyStore remembering(KeyStore store) {
        Map<Collection<String>, Map<String, KeyUsage>> copies = new ConcurrentHashMap<>();
        return Break.usage((sound, ids) -> copies.computeIfAbsent(ids, sound::usage))
                .apply(store);
    }

    private static Stream<Broken> additions() {
        return Stream.of(
                Broken.store(
                        "replaces the count",
                        adding((was, use) -> new KeyUsage(use.count(), use.lastUsedAt(), use.lastUsedFrom())),
                        "counts_add_up_beyond_32_bits",
                        "the_last_use_moves_forward_and_its_address_with_it"),
                Broken.store(
                        "moves the last use back",
                        adding((was, use) ->
                                new KeyUsage(was.useCount() + use.count(), use.lastUsedAt(), use.lastUsedFrom())),
                        "an_earlier_use_is_counted_and_moves_nothing_back"),
                Broken.store(
                        "moves the address without the time",
                        adding((was, use) ->
                                new KeyUsage(was.useCount() + use.count(), later(was, use), use.lastUsedFrom())),
                        "an_earlier_use_is_counted_and_moves_nothing_back"),
                Broken.store(
                        "ignores an earlier use",
                        adding((was, use) -> isLater(was, use) ? plus(was, use, use.lastUsedFrom()) : was),
                        "an_earlier_use_is_counted_and_moves_nothing_back",
                        "of_two_uses_at_the_same_time_one_is_the_last"),
                Broken.store(
                        "keeps an older address when the new one is unknown",
                        adding((was, use) ->
                                plus(was, use, use.lastUsedFrom() == null ? was.lastUsedFrom() : use.lastUsedFrom())),
                        "a_last_use_from_an_unknown_address_keeps_no_older_address"),
                Broken.store(
                        "forgets the address of two uses at the same time",
                        adding((was, use) ->
                                plus(was, use, use.lastUsedAt().equals(was.lastUsedAt()) ? null : use.lastUsedFrom())),
                        "of_two_uses_at_the_same_time_one_is_the_last"));
    }

    /** Keeps use in a map beside the sound store. */
    private static UnaryOperator<KeyStore> adding(BiFunction<KeyUsage, KeyUse, KeyUsage> add) {
        Map<String, KeyUsage> usage = new ConcurrentHashMap<>();
        UnaryOperator<KeyStore> writing = Break.recordUse((sound, uses) -> uses.forEach(use ->
                usage.compute(use.id(), (id, was) -> add.apply(was == null ? KeyUsage.NONE : was, use))));
        UnaryOperator<KeyStore> reading = Break.usage((sound, ids) -> usage);
        return sound -> writing.apply(reading.apply(sound));
    }

    private static KeyUsage plus(KeyUsage was, KeyUse use, @Nullable String from) {
        return new KeyUsage(was.useCount() + use.count(), later(was, use), from);
    }

    private static boolean isLater(KeyUsage was, KeyUse use) {
        return was.lastUsedAt() == null || was.lastUsedAt().isBefore(use.lastUsedAt());
    }

    private static @Nullable Instant later(KeyUsage was, KeyUse use) {
        return isLater(was, use) ? use.lastUsedAt() : was.lastUsedAt();
    }

    private static Stream<Broken> batches() {
        return Stream.of(
                Broken.store(
                        "fails to record no use",
                        Break.recordUse((sound, uses) -> sound.recordUse(notEmpty(uses))),
                        "no_use_is_recorded_without_complaint"),
                Broken.store(
                        "fails to tell the use of no key",
                        Break.usage((sound, ids) -> sound.usage(notEmpty(ids))),
                        "the_use_of_no_key_is_empty"),
                Broken.store(
                        "fails to record the use of an unknown key",
                        Break.recordUse(BrokenUse::recordKnown),
                        "use_of_an_unknown_key_is_dropped_and_the_rest_recorded"),
                Broken.store(
                        "records the first 500 uses of a batch",
                        Break.recordUse((sound, uses) ->
                                sound.recordUse(uses.stream().limit(500).toList())),
                        "a_thousand_keys_fit_one_page_and_their_use_one_batch"));
    }

    private static <T> Collection<T> notEmpty(Collection<T> batch) {
        if (batch.isEmpty()) {
            throw new StoreException("syntax error near ()", null);
        }
        return batch;
    }

    private static void recordKnown(KeyStore sound, Collection<KeyUse> uses) {
        if (sound.usage(uses.stream().map(KeyUse::id).toList()).size() < uses.size()) {
            throw new StoreException("a foreign key is broken", null);
        }
        sound.recordUse(uses);
    }

    private static Stream<Broken> mixtures() {
        return Stream.of(
                Broken.store(
                        "keeps the use of keys to come",
                        keepingUseForLater(),
                        "dropped_use_does_not_come_back_with_the_key"),
                Broken.store(
                        "raises the version with each use",
                        Break.recordUse(BrokenUse::recordAsUpdate),
                        "use_leaves_the_key_and_its_version_as_they_were"),
                Broken.store(
                        "forgets the use with each update",
                        Break.update((sound, key) -> Break.overwrite(sound, SampleKeys.raised(key))),
                        "an_update_leaves_the_use_as_it_was"));
    }

    private static UnaryOperator<KeyStore> keepingUseForLater() {
        Map<String, KeyUse> early = new ConcurrentHashMap<>();
        UnaryOperator<KeyStore> recording =
                Break.recordUse((sound, uses) -> uses.forEach(use -> early.put(use.id(), use)));
        UnaryOperator<KeyStore> inserting = Break.insert((sound, key) -> {
            sound.insert(key);
            sound.recordUse(List.of(early.get(key.id())));
        });
        return sound -> recording.apply(inserting.apply(sound));
    }

    private static void recordAsUpdate(KeyStore sound, Collection<KeyUse> uses) {
        sound.recordUse(uses);
        uses.forEach(use -> sound.find(use.id()).ifPresent(sound::update));
    }
}
