package dev.keystile;

import dev.keystile.internal.Checks;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Changes of keys that are made only while a condition holds: see {@link ApiKeys#provided}. The condition is asked about the key
 * as it is read for the very change, each time it is read, so nothing can come between the answer and the change. What it
 * throws reaches the caller, and nothing is written. Safe for use by several threads.
 */
public final class KeyChanges {
    private static final Duration MAX_GRACE = Duration.ofDays(366);

    private final KeyManager manager;
    private final Consumer<ApiKey> check;

    KeyChanges(KeyManager manager, Consumer<ApiKey> check) {
        this.manager = manager;
        this.check = check;
    }

    /**
     * As {@link ApiKeys#update}.
     *
     * @param id the key's id
     * @param change makes the new values from the present ones; may be called several times
     * @return the changed key
     */
    public ApiKey update(String id, UnaryOperator<ApiKeySpec> change) {
        return manager.update(id, check, change);
    }

    /**
     * As {@link ApiKeys#enable}.
     *
     * @param id the key's id
     * @return the changed key
     */
    public ApiKey enable(String id) {
        return manager.enable(id, check);
    }

    /**
     * As {@link ApiKeys#disable}.
     *
     * @param id the key's id
     * @return the changed key
     */
    public ApiKey disable(String id) {
        return manager.disable(id, check);
    }

    /**
     * As {@link ApiKeys#revoke}.
     *
     * @param id the key's id
     * @param reason why, for those who look later: 1 to 200 characters
     * @return the revoked key
     */
    public ApiKey revoke(String id, String reason) {
        return manager.revoke(id, check, reason);
    }

    /**
     * As {@link ApiKeys#rotate}.
     *
     * @param id the key's id
     * @param grace how long the previous secret lives on: zero to 366 days
     * @return the key with its new plaintext, which is known at no other time
     */
    public IssuedKey rotate(String id, Duration grace) {
        Checks.that(
                !grace.isNegative() && grace.compareTo(MAX_GRACE) <= 0,
                "a grace of %s is out of bounds: give zero to 366 days",
                grace);
        return manager.rotate(id, check, grace);
    }

    /**
     * As {@link ApiKeys#delete}, of the key that the condition was asked about.
     *
     * @param id the key's id
     * @return whether there was one; the condition is not asked if there was none
     * @throws ConcurrentChangeException if others kept changing the key
     */
    public boolean delete(String id) {
        return manager.delete(id, check);
    }
}
