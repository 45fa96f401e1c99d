package dev.keystile.store.jdbc;

import dev.keystile.store.jdbc.ChangeLog.Change;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * A place in the change log. Since a smaller number may become visible after a greater one, as its transaction commits
 * later, the last seconds of the log are read again each time, and what was told already is left out. Not safe for use
 * by several threads.
 */
final class ChangeWindow {
    /** Far longer than a transaction of ours lives: it is bounded by the query timeout, and its log entry comes last. */
    static final Duration SPAN = Duration.ofSeconds(10);

    /** The greatest number that was visible at a time. */
    private record Mark(long nanos, long highest) {}

    private final TreeSet<Long> told = new TreeSet<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long horizon;
    private long highest;

    /**
     * Starts behind what is visible now.
     *
     * @param newest the newest entries, the greatest number first: they count as told
     * @param limit how many were asked for: whatever is older than that many entries is not waited for
     * @param nanos a monotonic time before they were read
     */
    ChangeWindow(List<Change> newest, int limit, long nanos) {
        newest.forEach(change -> told.add(change.seq()));
        horizon = newest.size() < limit ? 0 : told.first();
        highest = told.isEmpty() ? 0 : told.last();
        marks.add(new Mark(nanos, highest));
    }

    /** The number behind which to read: always so that the newest entry known is read again. */
    long readAfter() {
        return Math.min(horizon, highest - 1);
    }

    long highest() {
        return highest;
    }

    /** Whether the log has lost its newest entry: it was emptied, or comes from a backup. */
    boolean isAheadOf(List<Change> entries) {
        long newest = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).seq();
        return newest < highest;
    }

    /**
     * Takes what was read and moves on.
     *
     * @param entries the entries behind {@link #readAfter}, the least number first
     * @param nanos a monotonic time before they were read
     * @return those that were not told yet
     */
    List<Change> advance(List<Change> entries, long nanos) {
        List<Change> fresh = new ArrayList<>();
        for (Change change : entries) {
            if (change.seq() > horizon && told.add(change.seq())) {
                fresh.add(change);
            }
        }
        if (!fresh.isEmpty() && told.last() > highest) {
            highest = told.last();
            marks.add(new Mark(nanos, highest));
        }
        moveHorizon(nanos);
        return fresh;
    }

    private void moveHorizon(long nanos) {
        Mark oldest = marks.peek();
        while (oldest != null && nanos - oldest.nanos() > SPAN.toNanos()) {
            horizon = Math.max(horizon, oldest.highest());
            marks.remove();
            oldest = marks.peek();
        }
        told.headSet(horizon, true).clear();
    }
}
