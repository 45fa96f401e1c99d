package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.spi.KeyStore;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores that delete too little or too much. */
final class BrokenDeletes {
    private BrokenDeletes() {}

    static Stream<Broken> all() {
        return Stream.of(
                Broken.store(
                        "says that it has deleted what was not there",
                        Break.delete(BrokenDeletes::deleteAndPraise),
                        "an_absent_key_cannot_be_deleted",
                        "of_two_deletes_at_a_time_one_wins"),
                Broken.store(
                        "only hides what is deleted",
                        Hiding::new,
                        "a_deleted_key_is_gone",
                        "a_key_is_deleted_at_the_version_that_was_read",
                        "an_id_is_free_after_a_delete"),
                Broken.store(
                        "does not delete what is revoked",
                        Break.delete((sound, id) -> !isRevoked(sound, id) && sound.delete(id)),
                        "a_revoked_key_can_be_deleted"),
                Broken.store(
                        "deletes every key",
                        Break.delete(BrokenDeletes::deleteAll),
                        "a_delete_leaves_other_keys_alone"),
                Broken.store(
                        "keeps the use of a deleted key",
                        KeepingUse::new,
                        "a_delete_removes_the_use_too",
                        "a_delete_at_a_version_removes_the_use_too",
                        "an_id_is_free_after_a_delete"));
    }

    private static boolean deleteAndPraise(KeyStore sound, String id) {
        sound.delete(id);
        return true;
    }

    private static boolean isRevoked(KeyStore sound, String id) {
        return sound.find(id).filter(key -> key.revokedAt() != null).isPresent();
    }

    private static boolean deleteAll(KeyStore sound, String id) {
        Pages.all(sound, KeyQuery.all(SampleKeys.NOW)).forEach(key -> sound.delete(key.id()));
        return true;
    }

    private static final class Hiding extends ForwardingKeyStore {
        private final Set<String> hidden = new HashSet<>();

        Hiding(KeyStore sound) {
            super(sound);
        }

        @Override
        public boolean delete(String id) {
            return hidden.add(id);
        }

        @Override
        public boolean delete(String id, long version) {
            return hidden.add(id);
        }

        @Override
        public Optional<ApiKey> find(String id) {
            return super.find(id).filter(key -> !hidden.contains(id));
        }
    }

    private static final class KeepingUse extends ForwardingKeyStore {
        private final Map<String, KeyUsage> kept = new HashMap<>();

        KeepingUse(KeyStore sound) {
            super(sound);
        }

        @Override
        public boolean delete(String id) {
            kept.putAll(usage(Set.of(id)));
            return super.delete(id);
        }

        @Override
        public boolean delete(String id, long version) {
            kept.putAll(usage(Set.of(id)));
            return super.delete(id, version);
        }

        @Override
        public Map<String, KeyUsage> usage(Collection<String> ids) {
            Map<String, KeyUsage> usage = new HashMap<>(super.usage(ids));
            usage.putAll(kept);
            return usage;
        }
    }
}
