package dev.keystile;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Objects that serve one thread at a time, kept for the next one instead of made again. It takes no lock, keeps nothing for a
 * thread, and holds a bounded number: who finds none makes one, and what there is no room for is dropped.
 */
final class Pool<T> {
    private static final int PLACES = 64;
    /** Places lie a cache line apart, so that threads on several cores do not slow each other down. */
    private static final int STRIDE = 16;

    private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(PLACES * STRIDE);
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Nobody else has it until it is given back. What failed in its work is better not given back. */
    T take() {
        T kept = idle.getAndSet(place(), null);
        return kept == null ? maker.get() : kept;
    }

    void giveBack(T taken) {
        idle.setRelease(place(), taken);
    }

    /** Any place would do: threads that have different ones do not meet. */
    private static int place() {
        return (int) (Thread.currentThread().getId() & (PLACES - 1)) * STRIDE;
    }
}
