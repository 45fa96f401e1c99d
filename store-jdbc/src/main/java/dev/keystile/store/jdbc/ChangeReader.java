package dev.keystile.store.jdbc;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.store.jdbc.ChangeLog.Change;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Follows the change log, and tells a gap whenever it cannot be sure to have seen all of it. Not thread-safe. */
final class ChangeReader {
    /** Well before entries that were not read may be deleted, with room for clocks that differ. */
    static final Duration MAX_BREAK = ChangeLog.RETENTION.dividedBy(2);
    /** More than can be in flight when the reading starts. */
    private static final int FIRST_ENTRIES = 1000;
    /** Beyond this, emptying the cache costs less than being told each key. */
    private static final int MAX_ENTRIES = 10_000;

    private final ChangeLog log;
    private final LongSupplier nanoTime;
    private @Nullable ChangeWindow window;
    private long lastRead;

    ChangeReader(ChangeLog log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    boolean hasPlace() {
        return window != null;
    }

    /**
     * Takes a new place, at the end of the log.
     *
     * @throws dev.keystile.spi.StoreException if the database cannot answer; then there is no place
     */
    void start() {
        window = null;
        long now = nanoTime.getAsLong();
        window = new ChangeWindow(log.newest(FIRST_ENTRIES), FIRST_ENTRIES, now);
        lastRead = now;
    }

    /**
     * Tells what is new.
     *
     * @throws dev.keystile.spi.StoreException if the database cannot answer; the place is kept
     */
    void read(ChangeListener listener) {
        long now = nanoTime.getAsLong();
        if (window == null || now - lastRead > MAX_BREAK.toNanos()) {
            startWithGap(listener);
            return;
        }
        List<Change> entries = log.after(window.readAfter(), MAX_ENTRIES);
        if (entries.size() == MAX_ENTRIES || window.isAheadOf(entries)) {
            startWithGap(listener);
            return;
        }
        lastRead = now;
        window.advance(entries, now).forEach(change -> listener.changed(change.keyId()));
    }

    /** Deletes what is too old to matter to anyone. */
    void trim() {
        if (window != null) {
            log.trim(window.highest());
        }
    }

    private void startWithGap(ChangeListener listener) {
        start();
        listener.gap();
    }
}
