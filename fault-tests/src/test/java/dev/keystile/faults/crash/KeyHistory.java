package dev.keystile.faults.crash;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What was said of one key, in order: only of the last word is it unknown whether it came true. */
final class KeyHistory {
    private final List<String> acknowledged = new ArrayList<>();
    private @Nullable String begun;
    private boolean overlaps;
    private boolean revoking;
    private boolean revoked;

    void begin(String plaintext) {
        begun = plaintext;
    }

    void acknowledge(String plaintext, boolean formerLivesOn) {
        acknowledged.add(plaintext);
        begun = null;
        overlaps = formerLivesOn;
    }

    void beginRevocation() {
        revoking = true;
    }

    void acknowledgeRevocation() {
        revoked = true;
    }

    /** Every acknowledged plaintext, the newest last. */
    List<String> acknowledged() {
        return acknowledged;
    }

    /** A plaintext that was about to be written and never acknowledged. */
    @Nullable String begun() {
        return begun;
    }

    /** Whether each rotation of this key leaves the former secret alive. */
    boolean overlaps() {
        return overlaps;
    }

    boolean isRevoked() {
        return revoked;
    }

    /** Whether nobody can say if it is revoked. */
    boolean mayBeRevoked() {
        return revoking && !revoked;
    }
}
