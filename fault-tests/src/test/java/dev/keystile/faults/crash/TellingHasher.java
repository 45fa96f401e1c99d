package dev.keystile.faults.crash;

import dev.keystile.Hashers;
import dev.keystile.spi.SecretHasher;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells each plaintext before its hash is written: what is never acknowledged can be looked for all the same. */
record TellingHasher(Consumer<String> plaintexts) implements SecretHasher {
    private static final SecretHasher REAL = Hashers.sha256();

    @Override
    public String hash(byte[] presentedKey) {
        String text = new String(presentedKey, StandardCharsets.ISO_8859_1);
        // Core also hashes something that is no key, to compare with where there is none.
        if (Writer.FORMAT.parse(text).isPresent()) {
            plaintexts.accept(text);
        }
        return REAL.hash(presentedKey);
    }

    @Override
    public Optional<HashVerifier> verifier(String encodedHash) {
        return REAL.verifier(encodedHash);
    }

    @Override
    public boolean needsRehash(String encodedHash) {
        return REAL.needsRehash(encodedHash);
    }
}
