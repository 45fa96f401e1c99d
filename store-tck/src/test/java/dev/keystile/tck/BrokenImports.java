package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stores that add many keys in another way than one by one. */
final class BrokenImports {
    private static final String TAKEN = "a_taken_id_is_told_and_its_key_stays_as_it_was";
    private static final String THOUSANDS = "thousands_are_added_at_once_but_for_those_that_were_there";
    private static final String FIRST = "of_two_keys_with_one_id_the_first_is_added";

    private BrokenImports() {}

    static Stream<Broken> all() {
        return Stream.of(takenIds(), batches(), sideEffects()).flatMap(stores -> stores);
    }

    private static Stream<Broken> takenIds() {
        Gap gap = new Gap();
        return Stream.of(
                Broken.store(
                        "replaces keys when it adds many", Break.insertAll(BrokenImports::overwrite), TAKEN, FIRST),
                Broken.store(
                        "does not tell which ids were taken",
                        Break.insertAll((sound, keys) -> {
                            sound.insertAll(keys);
                            return Set.of();
                        }),
                        TAKEN,
                        THOUSANDS,
                        FIRST),
                Broken.store("refuses many keys for one taken id", Break.insertAll(BrokenImports::oneByOne), TAKEN),
                Broken.store(
                        "adds the last of two keys with one id",
                        Break.insertAll((sound, keys) -> {
                            List<ApiKey> backwards = new ArrayList<>(keys);
                            Collections.reverse(backwards);
                            return sound.insertAll(backwards);
                        }),
                        FIRST),
                Broken.store(
                        "takes ids for equal that differ in case when it adds many",
                        Break.insertAll(BrokenImports::withoutCase),
                        "ids_that_only_look_alike_are_added"),
                Broken.store(
                        "looks which ids are taken, and then adds many",
                        Break.insertAll((sound, keys) -> lookThenAdd(sound, keys, gap)),
                        "a_key_that_several_instances_add_at_once_is_added_by_one_of_them"));
    }

    private static Set<String> overwrite(KeyStore sound, Collection<ApiKey> keys) {
        Set<String> taken = new HashSet<>();
        for (ApiKey key : keys) {
            if (Break.overwrite(sound, key)) {
                taken.add(key.id());
            }
        }
        return taken;
    }

    private static Set<String> oneByOne(KeyStore sound, Collection<ApiKey> keys) {
        for (ApiKey key : keys) {
            if (sound.find(key.id()).isPresent()) {
                throw new DuplicateKeyException(key.id(), null);
            }
        }
        return sound.insertAll(keys);
    }

    private static Set<String> withoutCase(KeyStore sound, Collection<ApiKey> keys) {
        Map<String, ApiKey> byId = new ConcurrentHashMap<>();
        keys.forEach(key -> byId.putIfAbsent(key.id().toLowerCase(Locale.ROOT), key));
        return sound.insertAll(byId.values());
    }

    private static Set<String> lookThenAdd(KeyStore sound, Collection<ApiKey> keys, Gap gap) {
        Set<String> taken = new HashSet<>();
        for (ApiKey key : keys) {
            boolean isTaken = sound.find(key.id()).isPresent();
            gap.meet();
            if (isTaken) {
                taken.add(key.id());
            } else {
                Break.overwrite(sound, key);
            }
        }
        return taken;
    }

    private static Stream<Broken> batches() {
        return Stream.of(
                Broken.store(
                        "adds at most 1000 keys at once",
                        Break.insertAll((sound, keys) ->
                                sound.insertAll(keys.stream().limit(1000).toList())),
                        THOUSANDS),
                Broken.store(
                        "cannot add no keys",
                        Break.insertAll((sound, keys) -> {
                            keys.iterator().next();
                            return sound.insertAll(keys);
                        }),
                        "no_keys_are_added_without_complaint"),
                Broken.store(
                        "starts at the first version when it adds many",
                        Break.insertAll((sound, keys) -> sound.insertAll(keys.stream()
                                .map(key -> key.toBuilder().version(1).build())
                                .toList())),
                        "many_keys_are_added_each_as_it_was_given"));
    }

    private static Stream<Broken> sideEffects() {
        Set<String> added = ConcurrentHashMap.newKeySet();
        return Stream.of(
                Broken.store(
                        "does not list what it adds with others",
                        sound -> noting(
                                added,
                                Break.list((store, query) -> {
                                            Page<ApiKey> page = store.list(query);
                                            return new Page<>(
                                                    page.items().stream()
                                                            .filter(key ->
                                                                    query.status() == null || !added.contains(key.id()))
                                                            .toList(),
                                                    page.next());
                                        })
                                        .apply(sound)),
                        "keys_added_together_are_listed_like_any_other"),
                Broken.store(
                        "tells no change of what it adds with others",
                        sound -> noting(
                                added, Break.changes(feed -> muted(feed, added)).apply(sound)),
                        "another_instance_is_told_of_each_key_that_was_added_among_many"));
    }

    private static KeyStore noting(Set<String> added, KeyStore store) {
        return Break.insertAll((sound, keys) -> {
                    keys.forEach(key -> added.add(key.id()));
                    return sound.insertAll(keys);
                })
                .apply(store);
    }

    private static ChangeFeed muted(ChangeFeed feed, Set<String> ids) {
        return listener -> feed.follow(new ChangeListener() {
            @Override
            public void changed(String keyId) {
                if (!ids.contains(keyId)) {
                    listener.changed(keyId);
                }
            }

            @Override
            public void gap() {
                listener.gap();
            }
        });
    }
}
