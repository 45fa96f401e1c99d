package dev.keystile.faults.crash;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a process said until it was killed. */
final class Ledger {
    private final Map<String, KeyHistory> keys = new LinkedHashMap<>();

    void writing(String plaintext) {
        history(plaintext).begin(plaintext);
    }

    void issued(String plaintext) {
        history(plaintext).acknowledge(plaintext, false);
    }

    void rotated(String plaintext, boolean formerLivesOn) {
        history(plaintext).acknowledge(plaintext, formerLivesOn);
    }

    void revoking(String plaintext) {
        history(plaintext).beginRevocation();
    }

    void revoked(String plaintext) {
        history(plaintext).acknowledgeRevocation();
    }

    Collection<KeyHistory> keys() {
        return keys.values();
    }

    /** The id of a key is all but its end, which is secret and checksum. */
    private KeyHistory history(String plaintext) {
        return keys.computeIfAbsent(idOf(plaintext), id -> new KeyHistory());
    }

    static String idOf(String plaintext) {
        return plaintext.split("_", 3)[1];
    }
}
