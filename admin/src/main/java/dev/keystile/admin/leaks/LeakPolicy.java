package dev.keystile.admin.leaks;

import java.time.Duration;

/**
 * Decides what is done about a leaked key. In any case its leak is an event ({@link dev.keystile.ApiKeyEvent.Leaked}), which
 * the listeners and the audit log get: that is where an application tells the key's owner. Implementations are safe for use
 * by several threads. What they throw ends the report with an error, and the reporter may send it again.
 */
@FunctionalInterface
public interface LeakPolicy {
    /**
     * Decides about one key. A report that is sent again may ask again.
     *
     * @param leak which key leaked, and where
     * @return what to do
     */
    LeakResponse respond(Leak leak);

    /**
     * Ends each leaked key at once and for good.
     *
     * @return the policy
     */
    static LeakPolicy revoke() {
        return leak -> new LeakResponse.Revoke();
    }

    /**
     * Gives each leaked key an end by date, so that its owner can replace it before.
     *
     * @param after how long it lives on: more than zero, at most 366 days; a key that ends earlier stays as it is
     * @return the policy
     * @throws IllegalArgumentException if the span is out of its bounds
     */
    static LeakPolicy expireIn(Duration after) {
        LeakResponse response = new LeakResponse.ExpireIn(after);
        return leak -> response;
    }

    /**
     * Changes no key: the event is all.
     *
     * @return the policy
     */
    static LeakPolicy notifyOnly() {
        return leak -> new LeakResponse.Notify();
    }
}
