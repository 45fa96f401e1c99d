package dev.keystile.faults;

/**
 * One request of a {@link Load}.
 *
 * @param key the key that it carried
 * @param startedAt when it began, by {@link System#nanoTime}
 * @param nanos how long it took
 * @param status the answer's; {@link #NONE} if there was none
 * @param retryAfter whether the answer says when to try again
 */
record Sample(Presented key, long startedAt, long nanos, int status, boolean retryAfter) {
    static final int NONE = 0;

    long endedAt() {
        return startedAt + nanos;
    }
}
