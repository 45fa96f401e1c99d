package dev.keystile.store.mongo;

import java.time.Duration;

/** How long the feed waits. */
final class FeedTimes {
    /** How long the server holds an answer back while there is nothing new. A feed takes this long to close. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    /** How long to wait for any answer: the server may hold it back, and may need a moment. */
    static final Duration TIMEOUT = LONGEST_WAIT.plusSeconds(2);

    private FeedTimes() {}
}
