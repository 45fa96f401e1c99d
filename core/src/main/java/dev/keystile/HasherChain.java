package dev.keystile;

import dev.keystile.internal.Checks;
import dev.keystile.model.KeySecret;
import dev.keystile.spi.SecretHasher;
import dev.keystile.spi.SecretHasher.HashVerifier;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hasher that new hashes are made with, first, and those whose hashes are still checked. */
final class HasherChain {
    /**
     * A hasher and the end of the time in which its hashes are checked.
     *
     * @param until {@code null} for no end
     */
    record Accepted(SecretHasher hasher, @Nullable Instant until) {}

    /**
     * What checks keys against a hash.
     *
     * @param until when it ceases to; {@code null} for never
     */
    record Reading(HashVerifier verifier, @Nullable Instant until) {
        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    private final SecretHasher current;
    private final List<Accepted> hashers;
    private final HashVerifier decoy;

    HasherChain(List<SecretHasher> hashers) {
        this(
                hashers.get(0),
                hashers.stream().skip(1).map(each -> new Accepted(each, null)).toList());
    }

    HasherChain(SecretHasher current, List<Accepted> others) {
        this.current = current;
        this.hashers = Stream.concat(Stream.of(new Accepted(current, null)), others.stream())
                .toList();
        this.decoy = current.verifier(current.hash(new byte[0]))
                .orElseThrow(() -> new IllegalArgumentException("the hasher "
                        + current.getClass().getName() + " does not read the hash that it made itself: mend it"));
    }

    String hash(byte[] presentedKey) {
        return current.hash(presentedKey);
    }

    boolean needsRehash(KeySecret secret) {
        return current.needsRehash(secret.hash());
    }

    /** Costs what a real secret costs and matches no key, so that an absent key takes as long as a wrong secret. */
    HashVerifier decoy() {
        return decoy;
    }

    /** A hash that nobody can read is corrupt data or a missing setting, not a wrong key: it is told as a fault. */
    Reading reading(String keyId, KeySecret secret) {
        try {
            return find(secret)
                    .orElseThrow(() -> new StoreException(
                            "no hasher reads the stored hash of the key " + keyId
                                    + ": accept the hasher or the pepper that made it",
                            null));
        } catch (IllegalArgumentException e) {
            throw new StoreException("the stored hash of the key " + keyId + " is corrupt", e);
        }
    }

    /**
     * Refuses a hash that no key could be checked against.
     *
     * @throws IllegalArgumentException if no hasher reads it, it is corrupt, or its time is over; the message quotes none of
     *     it
     */
    void requireReadable(KeySecret secret, Instant now) {
        Reading reading = find(secret)
                .orElseThrow(() -> new IllegalArgumentException("no accepted hasher reads its hash, made by "
                        + secret.algorithm() + ": accept the one that made it"));
        Checks.that(
                !reading.isOver(now),
                "its hash, made by %s, is accepted until %s only: issue another key, or set a later end",
                secret.algorithm(),
                reading.until());
    }

    private Optional<Reading> find(KeySecret secret) {
        for (Accepted accepted : hashers) {
            Optional<HashVerifier> verifier = accepted.hasher().verifier(secret.hash());
            if (verifier.isPresent()) {
                return Optional.of(new Reading(verifier.get(), accepted.until()));
            }
        }
        return Optional.empty();
    }
}
