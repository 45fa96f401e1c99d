package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification.Accepted;
import dev.keystile.Verification.Rejected;
import dev.keystile.spi.StoreException;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Issues keys and revokes every second one while something happens to the store, and remembers what was acknowledged. */
final class Writes implements AutoCloseable {
    private static final long PAUSE_MILLIS = 40;

    private final ApiKeys keys;
    private final Queue<Presented> issued = new ConcurrentLinkedQueue<>();
    private final Queue<Presented> revoked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "writes");

    private Writes(ApiKeys keys) {
        this.keys = keys;
    }

    static Writes on(ApiKeys keys) {
        Writes writes = new Writes(keys);
        writes.thread.start();
        return writes;
    }

    private void run() {
        try {
            while (!end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                issue();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void issue() {
        try {
            Presented key = Presented.issue(keys);
            if (issued.size() > revoked.size() * 2) {
                // Whether it is revoked is not known until that is acknowledged.
                keys.revoke(key.id(), "acknowledged");
                revoked.add(key);
            } else {
                issued.add(key);
            }
        } catch (StoreException e) {
            failed.incrementAndGet();
        }
    }

    /** Keys that were issued, and nothing else was done to. */
    List<Presented> issued() {
        return List.copyOf(issued);
    }

    List<Presented> revoked() {
        return List.copyOf(revoked);
    }

    /** Nothing that was acknowledged is lost, told by somebody whose connections were never harmed. */
    void requireKept(ApiKeys other) {
        assertThat(issued()).allSatisfy(key -> assertThat(key.verify(other)).isInstanceOf(Accepted.class));
        assertThat(revoked())
                .allSatisfy(key ->
                        assertThat(key.verify(other)).isEqualTo(new Rejected(RejectionReason.REVOKED, key.id())));
    }

    int failed() {
        return failed.get();
    }

    /** Ends it when the write under way has ended. */
    void stop() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
