package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static dev.keystile.tck.Break.overwrite;

/** Stores that insert, update or find keys in a wrong way. */
final class BrokenWrites {
    private BrokenWrites() {}

    static Stream<Broken> all() {
        return Stream.of(inserts(), versions(), updates(), copies()).flatMap(stores -> stores);
    }

    private static Stream<Broken> inserts() {
        Gap gap = new Gap();
        return Stream.of(
                Broken.store(
                        "overwrites on insert",
                        Break.insert(Break::overwrite),
                        "an_id_is_taken_once",
                        "a_refused_insert_leaves_the_first_key_as_it_was",
                        "of_two_inserts_at_a_time_one_wins"),
                Broken.store(
                        "overwrites on insert, then complains",
                        Break.insert(BrokenWrites::overwriteAndComplain),
                        "a_refused_insert_leaves_the_first_key_as_it_was"),
                Broken.store(
                        "refuses all inserts after one",
                        failingAfterDuplicate(),
                        "a_refused_insert_leaves_the_store_in_working_order"),
                Broken.store(
                        "looks first and inserts then",
                        Break.insert((sound, key) -> lookAndInsert(sound, key, gap)),
                        "of_two_inserts_at_a_time_one_wins"));
    }

    private static void overwriteAndComplain(KeyStore sound, ApiKey key) {
        if (overwrite(sound, key)) {
            throw new DuplicateKeyException(key.id(), null);
        }
    }

    private static UnaryOperator<KeyStore> failingAfterDuplicate() {
        AtomicBoolean aborted = new AtomicBoolean();
        return Break.insert((sound, key) -> {
            if (aborted.get()) {
                throw new StoreException("the transaction is aborted", null);
            }
            aborted.set(sound.find(key.id()).isPresent());
            sound.insert(key);
        });
    }

    private static void lookAndInsert(KeyStore sound, ApiKey key, Gap gap) {
        if (sound.find(key.id()).isPresent()) {
            throw new DuplicateKeyException(key.id(), null);
        }
        gap.meet();
        synchronized (gap) {
            overwrite(sound, key);
        }
    }

    private static Stream<Broken> versions() {
        Gap gap = new Gap();
        return Stream.of(
                Broken.store(
                        "updates whatever the version",
                        Break.update((sound, key) -> updateAnyVersion(sound, key, gap)),
                        "an_update_of_an_older_version_is_refused",
                        "an_update_of_a_version_to_come_is_refused",
                        "of_two_updates_at_a_time_one_wins",
                        "updates_that_are_tried_again_lose_nothing"),
                Broken.store(
                        "compares the version first and updates then",
                        Break.update((sound, key) -> lookAndUpdate(sound, key, gap)),
                        "of_two_updates_at_a_time_one_wins",
                        "updates_that_are_tried_again_lose_nothing",
                        "a_revocation_outlives_updates_and_rotations_at_the_same_time"),
                Broken.store(
                        "updates versions up to the given one",
                        Break.update((sound, key) -> isFromTheFuture(sound, key) || sound.update(key)),
                        "an_update_of_a_version_to_come_is_refused"),
                Broken.store(
                        "raises the version by two",
                        Break.update((sound, key) -> sound.update(key) && sound.update(SampleKeys.raised(key))),
                        "an_update_raises_the_version_by_one"),
                Broken.store(
                        "leaves the version", Break.update(Break::overwrite), "an_update_raises_the_version_by_one"));
    }

    private static boolean updateAnyVersion(KeyStore sound, ApiKey key, Gap gap) {
        gap.meet();
        Optional<ApiKey> stored = sound.find(key.id());
        while (stored.isPresent()) {
            if (sound.update(key.toBuilder().version(stored.get().version()).build())) {
                return true;
            }
            stored = sound.find(key.id());
        }
        return false;
    }

    private static boolean lookAndUpdate(KeyStore sound, ApiKey key, Gap gap) {
        if (sound.find(key.id())
                .filter(stored -> stored.version() == key.version())
                .isEmpty()) {
            return false;
        }
        gap.meet();
        synchronized (gap) {
            return overwrite(sound, SampleKeys.raised(key));
        }
    }

    private static boolean isFromTheFuture(KeyStore sound, ApiKey key) {
        return sound.find(key.id())
                .filter(stored -> stored.version() < key.version())
                .isPresent();
    }

    private static Stream<Broken> updates() {
        Gap gap = new Gap();
        UnaryOperator<KeyStore> slowDelete = Break.delete((sound, id) -> {
            boolean deleted = sound.delete(id);
            gap.meet();
            return deleted;
        });
        UnaryOperator<KeyStore> lateUpsert = Break.update((sound, key) -> {
            gap.meet();
            return upsert(sound, key);
        });
        return Stream.of(
                Broken.store(
                        "inserts what it should update",
                        Break.update(BrokenWrites::upsert),
                        "an_update_of_an_absent_key_is_refused"),
                Broken.store(
                        "inserts what was deleted before the update",
                        sound -> lateUpsert.apply(slowDelete.apply(sound)),
                        "an_update_brings_no_key_back_that_is_deleted_at_the_same_time"),
                Broken.store(
                        "updates what a key is born with",
                        Break.update((sound, key) -> sound.update(key) && overwrite(sound, SampleKeys.raised(key))),
                        "an_update_leaves_the_prefix_and_the_creation_time"),
                Broken.store(
                        "leaves what the update has emptied",
                        Break.update(BrokenWrites::updateWithoutEmptying),
                        "an_update_can_empty_every_field"),
                Broken.store(
                        "updates every key",
                        Break.update(BrokenWrites::updateAll),
                        "an_update_leaves_other_keys_alone"));
    }

    private static boolean upsert(KeyStore sound, ApiKey key) {
        if (sound.find(key.id()).isEmpty()) {
            sound.insert(key);
        }
        return sound.update(key);
    }

    private static boolean updateWithoutEmptying(KeyStore sound, ApiKey key) {
        ApiKey stored = sound.find(key.id()).orElseThrow();
        return sound.update(
                key.owner() == null ? key.toBuilder().owner(stored.owner()).build() : key);
    }

    private static boolean updateAll(KeyStore sound, ApiKey key) {
        Pages.all(sound, KeyQuery.all(SampleKeys.NOW))
                .forEach(stored -> sound.update(SampleKeys.renamed(stored, key.name())));
        return true;
    }

    private static Stream<Broken> copies() {
        return Stream.of(Broken.store(
                "keeps copies of what it has read",
                sound -> rememberingKeys(sound),
                "an_insert_is_seen_where_the_key_was_missed_before",
                "an_update_is_seen_where_the_key_was_read_before",
                "a_delete_is_seen_where_the_key_was_read_before"));
    }

    private static KeyStore rememberingKeys(KeyStore store) {
        Map<String, Optional<ApiKey>> copies = new ConcurrentHashMap<>();
        return Break.find((sound, id) -> copies.computeIfAbsent(id, sound::find))
                .apply(store);
    }
}
