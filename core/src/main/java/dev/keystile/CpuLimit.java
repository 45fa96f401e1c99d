package dev.keystile;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Bounds how many threads do what costs a lot of CPU, and how many wait for it: the others have work of their own. */
final class CpuLimit {
    private static final int WAITING = 16;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore running;
    private final Semaphore places;

    CpuLimit(int threads) {
        this.running = new Semaphore(threads, true);
        this.places = new Semaphore(threads + WAITING);
    }

    /** Half of the processors, so that whoever makes others calculate cannot take all of them. */
    static CpuLimit halfOfTheProcessors() {
        return new CpuLimit(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /**
     * Does it when its turn comes.
     *
     * @throws StoreUnavailableException if too many wait already, or the turn does not come in good time
     */
    boolean test(BooleanSupplier work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return testInTurn(work);
        } finally {
            places.release();
        }
    }

    private boolean testInTurn(BooleanSupplier work) {
        if (!awaitTurn()) {
            throw busy();
        }
        try {
            return work.getAsBoolean();
        } finally {
            running.release();
        }
    }

    private boolean awaitTurn() {
        try {
            return running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static StoreUnavailableException busy() {
        return new StoreUnavailableException("as many slow hashes as are allowed at once are being calculated", null);
    }
}
