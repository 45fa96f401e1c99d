package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.Verification.Rejected;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/** What a {@link Watch} knows of one key. Safe for use by several threads. */
final class WatchedKey {
    private final Presented key;
    private final Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
    private OptionalLong acknowledgedAt = OptionalLong.empty();
    private OptionalLong refusedAt = OptionalLong.empty();
    private OptionalLong lastAccepted = OptionalLong.empty();

    WatchedKey(Presented key) {
        this.key = key;
    }

    Presented key() {
        return key;
    }

    void present(ApiKeys node) {
        long start = System.nanoTime();
        Verification answer = key.verify(node);
        note(answer, start, System.nanoTime());
    }

    private synchronized void note(Verification answer, long start, long end) {
        if (answer instanceof Rejected rejected) {
            reasons.add(rejected.reason());
            refusedAt = OptionalLong.of(refusedAt.orElse(end));
        } else {
            lastAccepted = OptionalLong.of(start);
        }
    }

    /** To be called right before it is changed: until then it is accepted. */
    synchronized void requireAccepted() {
        if (isRefused()) {
            throw new AssertionError("the key " + key + " is refused before it was changed: " + reasons);
        }
    }

    /** To be called right after the call that changes it has returned. */
    synchronized void isChanged() {
        acknowledgedAt = OptionalLong.of(System.nanoTime());
    }

    synchronized boolean isRefused() {
        return refusedAt.isPresent();
    }

    synchronized Set<RejectionReason> reasons() {
        return EnumSet.copyOf(reasons);
    }

    /** When it was first refused, by {@link System#nanoTime}. */
    synchronized long refusedAt() {
        return refusedAt.orElseThrow();
    }

    /** From the acknowledgement of the change to the first refusal; nothing if that came first. */
    synchronized long lag() {
        return Math.max(0, refusedAt() - acknowledgedAt.orElseThrow());
    }

    /** From the acknowledgement of the change to the beginning of the last request that was accepted. */
    synchronized long acceptedFor() {
        return Math.max(0, lastAccepted.orElseThrow() - acknowledgedAt.orElseThrow());
    }

    /** Whether a request was accepted that began after another one was refused. */
    synchronized boolean cameBack() {
        return isRefused() && lastAccepted.orElseThrow() - refusedAt() > 0;
    }
}
