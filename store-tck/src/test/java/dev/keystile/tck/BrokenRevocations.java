package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;

import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static dev.keystile.tck.Break.overwrite;
import static dev.keystile.tck.SampleKeys.raised;

/** Stores that do not keep to a revocation, or keep to it too much. */
final class BrokenRevocations {
    private BrokenRevocations() {}

    static Stream<Broken> all() {
        return Stream.of(
                Broken.store(
                        "undoes a revocation",
                        updating((stored, update) -> true),
                        "a_revocation_cannot_be_undone",
                        "the_time_of_a_revocation_cannot_be_changed",
                        "the_reason_of_a_revocation_cannot_be_changed",
                        "a_key_that_was_inserted_as_revoked_stays_so"),
                Broken.store(
                        "revokes a revoked key again",
                        updating((stored, update) -> stored.revokedAt() == null || update.revokedAt() != null),
                        "the_time_of_a_revocation_cannot_be_changed",
                        "the_reason_of_a_revocation_cannot_be_changed"),
                Broken.store(
                        "lets the reason of a revocation change in case",
                        updating(BrokenRevocations::hasAlikeRevocation),
                        "the_reason_of_a_revocation_cannot_be_changed"),
                Broken.store(
                        "freezes a revoked key",
                        updating((stored, update) -> stored.revokedAt() == null),
                        "a_revoked_key_can_be_changed_otherwise"),
                Broken.store(
                        "lets the last writer win over a revocation",
                        Break.update(BrokenRevocations::write),
                        "a_revocation_is_not_undone_by_whoever_has_not_seen_it"));
    }

    private static UnaryOperator<KeyStore> updating(BiPredicate<ApiKey, ApiKey> mayReplace) {
        return Break.update((sound, key) -> sound.find(key.id())
                        .filter(stored -> stored.version() == key.version() && mayReplace.test(stored, key))
                        .isPresent()
                && overwrite(sound, raised(key)));
    }

    private static boolean hasAlikeRevocation(ApiKey stored, ApiKey update) {
        return stored.revokedAt() == null
                || (Objects.equals(stored.revokedAt(), update.revokedAt())
                        && stored.revokedReason().equalsIgnoreCase(update.revokedReason()));
    }

    private static synchronized boolean write(KeyStore sound, ApiKey key) {
        return overwrite(sound, raised(key));
    }
}
