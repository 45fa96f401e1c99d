package dev.keystile.admin.leaks.github;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The public keys, read again each hour, and when a report names one that is not among them. Anybody can send such reports:
 * so the document is read at most every five minutes, by one request at a time, and few others wait for it.
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    static final Duration MAX_AGE = Duration.ofHours(1);
    /** As long as the document cannot be read, keys stay good that were so a day ago. */
    static final Duration MAX_AGE_IN_OUTAGE = Duration.ofDays(1);

    static final Duration PAUSE = Duration.ofMinutes(5);
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);
    static final int MAX_WAITING = 8;

    private static final Duration MAX_WAIT = Duration.ofSeconds(6);

    private record Reading(KeyList list, long at) {}

    private final KeyDocument document;
    private final LongSupplier nanoTime;
    private final ReentrantLock reading = new ReentrantLock();
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private volatile @Nullable Reading last;
    private volatile long nextAt;
    private volatile boolean failing;

    SigningKeys(KeyDocument document, LongSupplier nanoTime) {
        this.document = document;
        this.nanoTime = nanoTime;
        this.nextAt = nanoTime.getAsLong();
    }

    /**
     * Finds the key that a report says it is signed with.
     *
     * @return empty if there is no such key, or it was retired
     * @throws IOException if that cannot be told at the moment
     */
    Optional<PublicKey> find(String identifier) throws IOException {
        Reading known = last;
        Optional<PublicKey> key =
                known == null ? Optional.empty() : known.list().find(identifier);
        boolean fresh = known != null && age(known) < MAX_AGE.toNanos();
        if (fresh && (key.isPresent() || (isPause() && !failing))) {
            return key;
        }
        try {
            return next(known).list().find(identifier);
        } catch (IOException e) {
            if (known != null && key.isPresent() && age(known) < MAX_AGE_IN_OUTAGE.toNanos()) {
                return key;
            }
            throw e;
        }
    }

    /** How many more requests may wait. */
    int placesLeft() {
        return places.availablePermits();
    }

    private long age(Reading known) {
        return nanoTime.getAsLong() - known.at();
    }

    private boolean isPause() {
        return nanoTime.getAsLong() - nextAt < 0;
    }

    private Reading next(@Nullable Reading known) throws IOException {
        if (!places.tryAcquire()) {
            throw new IOException("enough requests wait for the public keys of leak reports already");
        }
        try {
            if (!reading.tryLock(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the public keys of leak reports did not come in time");
            }
            return locked(known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for the public keys of leak reports", e);
        } finally {
            places.release();
        }
    }

    private Reading locked(@Nullable Reading known) throws IOException {
        try {
            Reading current = last;
            if (current != null && !current.equals(known)) {
                return current;
            }
            if (isPause()) {
                throw new IOException("the public keys of leak reports could not be read lately");
            }
            return read();
        } finally {
            reading.unlock();
        }
    }

    /** A failure is logged each time: that is every half minute at most, and only while reports come in. */
    private Reading read() throws IOException {
        try {
            Reading reading = new Reading(KeyList.read(document.read()), nanoTime.getAsLong());
            last = reading;
            failing = false;
            nextAt = reading.at() + PAUSE.toNanos();
            return reading;
        } catch (IOException e) {
            failing = true;
            nextAt = nanoTime.getAsLong() + PAUSE_AFTER_FAILURE.toNanos();
            LOG.warn("The public keys of leak reports cannot be read; reports may have to be sent again", e);
            throw e;
        }
    }
}
