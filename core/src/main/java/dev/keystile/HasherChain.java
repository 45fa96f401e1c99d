package dev.keystile;

import dev.keystile.model.KeySecret;
import dev.keystile.spi.SecretHasher;
import dev.keystile.spi.SecretHasher.HashVerifier;
import dev.keystile.spi.StoreException;

import java.util.List;
import java.util.Optional;

/** The hasher that new hashes are made with, first, and those whose hashes are still checked. */
final class HasherChain {
    private final List<SecretHasher> hashers;
    private final HashVerifier decoy;

    HasherChain(List<SecretHasher> hashers) {
        this.hashers = List.copyOf(hashers);
        SecretHasher current = hashers.get(0);
        this.decoy = current.verifier(current.hash(new byte[0]))
                .orElseThrow(() -> new IllegalArgumentException("the hasher "
                        + current.getClass().getName() + " does not read the hash that it made itself: mend it"));
    }

    String hash(byte[] presentedKey) {
        return hashers.get(0).hash(presentedKey);
    }

    boolean needsRehash(KeySecret secret) {
        return hashers.get(0).needsRehash(secret.hash());
    }

    /** Costs what a real secret costs and matches no key, so that an absent key takes as long as a wrong secret. */
    HashVerifier decoy() {
        return decoy;
    }

    /** A hash that nobody can read is corrupt data or a missing setting, not a wrong key: it is told as a fault. */
    HashVerifier verifier(String keyId, KeySecret secret) {
        try {
            return hashers.stream()
                    .map(hasher -> hasher.verifier(secret.hash()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow(() -> new StoreException(
                            "no hasher reads the stored hash of the key " + keyId
                                    + ": accept the hasher or the pepper that made it",
                            null));
        } catch (IllegalArgumentException e) {
            throw new StoreException("the stored hash of the key " + keyId + " is corrupt", e);
        }
    }
}
