package dev.keystile;

import dev.keystile.spi.SecretHasher;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real hasher, with its comparisons counted. */
final class CountingHasher implements SecretHasher {
    final AtomicInteger comparisons = new AtomicInteger();

    private final SecretHasher hasher;

    CountingHasher() {
        this(Hashers.sha256());
    }

    CountingHasher(SecretHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public String hash(byte[] presentedKey) {
        return hasher.hash(presentedKey);
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        return hasher.verifier(encodedHash).map(verifier -> presentedKey -> {
            comparisons.incrementAndGet();
            return verifier.matches(presentedKey);
        });
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return hasher.needsRehash(encodedHash);
    }
}
