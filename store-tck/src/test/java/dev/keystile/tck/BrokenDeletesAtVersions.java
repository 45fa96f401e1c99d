package dev.keystile.tck;

import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that delete at another version than they should, or not what they should. */
final class BrokenDeletesAtVersions {
    private static final String OLDER = "a_delete_at_an_older_version_leaves_the_key_and_its_use";
    private static final String TO_COME = "a_delete_at_a_version_to_come_leaves_the_key_and_its_use";
    private static final String RACE = "of_an_update_and_a_delete_at_its_version_at_a_time_one_wins";

    private BrokenDeletesAtVersions() {}

    static Stream<Broken> all() {
        return Stream.of(comparisons(), effects()).flatMap(stores -> stores);
    }

    private static Stream<Broken> comparisons() {
        return Stream.of(
                Broken.store("deletes up to a version", deletingIf((asked, is) -> is <= asked), TO_COME),
                Broken.store("deletes from a version on", deletingIf((asked, is) -> is >= asked), OLDER),
                Broken.store(
                        "deletes at version 1 only",
                        deletingIf((asked, is) -> is == asked && is == 1),
                        "a_key_is_deleted_at_the_version_that_was_read",
                        "a_revoked_key_can_be_deleted_at_its_version"),
                Broken.store("compares the version first and deletes then", lookingFirst(), RACE));
    }

    private static Stream<Broken> effects() {
        return Stream.of(
                Broken.store(
                        "says that it has deleted at a version what it has not",
                        Break.deleteAtVersion(BrokenDeletesAtVersions::deleteAndPraise),
                        "an_absent_key_cannot_be_deleted_at_a_version",
                        OLDER,
                        TO_COME,
                        RACE),
                Broken.store(
                        "does not delete at a version what was used",
                        keepingUsed(),
                        "a_key_that_was_used_since_it_was_read_is_deleted_all_the_same",
                        "a_delete_at_a_version_removes_the_use_too"),
                Broken.store(
                        "deletes every key at a version",
                        Break.deleteAtVersion((sound, id, version) -> deleteAll(sound)),
                        "a_delete_at_a_version_leaves_other_keys_alone"));
    }

    private static boolean deleteAndPraise(KeyStore sound, String id, long version) {
        sound.delete(id, version);
        return true;
    }

    /** Compares versions: the one asked for, and that of the key. */
    private interface Comparison {
        boolean holds(long asked, long is);
    }

    private static UnaryOperator<KeyStore> deletingIf(Comparison comparison) {
        return Break.deleteAtVersion(
                (sound, id, asked) -> hasVersion(sound, id, is -> comparison.holds(asked, is)) && sound.delete(id));
    }

    private static boolean hasVersion(KeyStore sound, String id, LongPredicate version) {
        return sound.find(id).filter(key -> version.test(key.version())).isPresent();
    }

    /** Whoever updates does so while the other is between looking and deleting. */
    private static UnaryOperator<KeyStore> lookingFirst() {
        Gap gap = new Gap();
        UnaryOperator<KeyStore> deleting = Break.deleteAtVersion((sound, id, asked) -> {
            boolean found = hasVersion(sound, id, is -> is == asked);
            gap.meet();
            gap.meet();
            return found && sound.delete(id);
        });
        UnaryOperator<KeyStore> updating = Break.update((sound, key) -> {
            gap.meet();
            boolean updated = sound.update(key);
            gap.meet();
            return updated;
        });
        return sound -> deleting.apply(updating.apply(sound));
    }

    private static UnaryOperator<KeyStore> keepingUsed() {
        Set<String> used = ConcurrentHashMap.newKeySet();
        UnaryOperator<KeyStore> recording = Break.recordUse((sound, uses) -> {
            uses.stream().map(KeyUse::id).forEach(used::add);
            sound.recordUse(uses);
        });
        UnaryOperator<KeyStore> deleting =
                Break.deleteAtVersion((sound, id, version) -> !used.contains(id) && sound.delete(id, version));
        return sound -> recording.apply(deleting.apply(sound));
    }

    private static boolean deleteAll(KeyStore sound) {
        Pages.all(sound, KeyQuery.all(SampleKeys.NOW)).forEach(key -> sound.delete(key.id()));
        return true;
    }
}
