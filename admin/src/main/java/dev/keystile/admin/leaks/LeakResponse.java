package dev.keystile.admin.leaks;

import java.time.Duration;

/** What is done about a leaked key, beside the event. */
public sealed interface LeakResponse {
    /** Nothing more. */
    record Notify() implements LeakResponse {}

    /** The key is revoked, with the place of the leak as the reason. */
    record Revoke() implements LeakResponse {}

    /**
     * The key gets an end by date, unless it ends earlier.
     *
     * @param after how long it lives on: more than zero, at most 366 days
     */
    record ExpireIn(Duration after) implements LeakResponse {
        private static final Duration MAX = Duration.ofDays(366);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if the span is out of its bounds
         */
        public ExpireIn {
            if (after.isNegative() || after.isZero() || after.compareTo(MAX) > 0) {
                throw new IllegalArgumentException("a leaked key that expires in " + after
                        + " is out of bounds: give more than zero and at most 366 days");
            }
        }
    }
}
