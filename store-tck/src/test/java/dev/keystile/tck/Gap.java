package dev.keystile.tck;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The moment between looking and writing, in a store that does not do both in one step: two threads meet in it, so that a
 * race that is lost by bad luck is lost for certain. Who is alone goes on after a while.
 */
final class Gap {
    private static final long PATIENCE_MILLIS = 20;

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    void meet() {
        try {
            barrier.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            barrier.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
