package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.DamagedKeyException;
import dev.keystile.spi.KeyStore;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps a store that is slow or down from taking the application's threads with it. A bulkhead: so many reads at once, and
 * a bounded wait for a place among them. A circuit breaker: while the store fails, reads are refused at once, and one at a
 * time tries whether it is back. A read runs on the thread that asks for it, and how long it takes is for the store's own
 * timeouts to bound.
 */
final class StoreGuard {
    /** How much of the store verification may use. */
    record Limits(int maxConcurrentLoads, Duration maxLoadWait) {}

    private final KeyStore store;
    private final Limits limits;
    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final Outage outage;
    private final LongSupplier nanoTime;

    StoreGuard(KeyStore store, Limits limits, Outage outage, LongSupplier nanoTime) {
        this.store = store;
        this.limits = limits;
        this.places = new Semaphore(limits.maxConcurrentLoads());
        this.breaker = Breakers.create(nanoTime);
        this.outage = outage;
        this.nanoTime = nanoTime;
    }

    /** Whether the store failed lately, and has not answered since. */
    boolean isSuspended() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /**
     * Reads one key.
     *
     * @throws StoreUnavailableException if the store cannot be asked
     */
    Optional<ApiKey> find(String id) {
        takePlace();
        try {
            if (!breaker.tryAcquirePermission()) {
                throw new StoreUnavailableException("the key store failed lately and is given time to recover", null);
            }
            return read(id);
        } finally {
            places.release();
        }
    }

    /** Nobody waits for a place behind reads of a store that is known to fail. */
    private void takePlace() {
        if (places.tryAcquire() || (!isSuspended() && awaitPlace())) {
            return;
        }
        StoreUnavailableException busy = new StoreUnavailableException(
                "as many reads of the key store as are allowed at once, " + limits.maxConcurrentLoads()
                        + ", are under way, and no turn came within " + limits.maxLoadWait(),
                null);
        gaveUp(busy);
        throw busy;
    }

    /** A store that is slow is told of like one that fails; one that is known to fail has been told of. */
    void gaveUp(StoreUnavailableException why) {
        if (!isSuspended()) {
            outage.failed(why);
        }
    }

    private boolean awaitPlace() {
        try {
            return places.tryAcquire(limits.maxLoadWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while it waited for the key store", e);
        }
    }

    /** The breaker is told of every end, be it an error: one that waits for the end of a trial would stay open for good. */
    private Optional<ApiKey> read(String id) {
        long began = nanoTime.getAsLong();
        try {
            Optional<ApiKey> found = store.find(id);
            answered(began);
            return found;
        } catch (DamagedKeyException | IllegalArgumentException e) {
            answered(began);
            throw e;
        } catch (Error e) {
            failed(began, e);
            throw e;
        } catch (Exception e) {
            failed(began, e);
            throw new StoreUnavailableException("the key store does not answer", e);
        }
    }

    private void answered(long began) {
        breaker.onSuccess(nanoTime.getAsLong() - began, TimeUnit.NANOSECONDS);
        outage.answered();
    }

    private void failed(long began, Throwable cause) {
        breaker.onError(nanoTime.getAsLong() - began, TimeUnit.NANOSECONDS, cause);
        outage.failed(cause);
    }
}
