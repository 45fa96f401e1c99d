package dev.keystile.model;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Which keys to list, and in which order. Every filter that is {@code null} lets all keys through; text compares
 * character by character, and no character stands for another.
 *
 * @param owner only keys with exactly this owner
 * @param status only keys with this status at {@code asOf}
 * @param text only keys whose name or id contains this text
 * @param scope only keys that hold exactly this scope
 * @param createdFrom only keys created at this time or later
 * @param createdBefore only keys created before this time
 * @param asOf the time for which {@code status} is told
 * @param order what comes first
 * @param after only keys behind this place in that order, to read page after page
 * @param limit how many keys at most: 1 to 1000
 */
public record KeyQuery(
        @Nullable String owner,
        @Nullable KeyStatus status,
        @Nullable String text,
        @Nullable String scope,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        Instant asOf,
        KeyOrder order,
        @Nullable PageToken after,
        int limit) {
    private static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 50;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if {@code limit} is out of its bounds, a time out of every store's, the scope is none
     *     that a key may hold, or a text holds what no key holds and not every store can be asked for: a control character
     *     or half of a surrogate pair
     */
    public KeyQuery {
        Checks.that(
                limit >= 1 && limit <= MAX_LIMIT,
                "a page of %d keys is out of bounds: ask for 1 to %d",
                limit,
                MAX_LIMIT);
        owner = searchable("the owner", owner);
        text = searchable("the text", text);
        scope = scope == null ? null : Checks.scope("the scope to look for", scope);
        createdFrom = Checks.optionalInstant("createdFrom", createdFrom);
        createdBefore = Checks.optionalInstant("createdBefore", createdBefore);
        asOf = Checks.instant("asOf", asOf);
    }

    private static @Nullable String searchable(String what, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Checks.that(
                text.chars().noneMatch(Character::isISOControl),
                "%s to look for holds a control character: remove it",
                what);
        return Checks.wellFormed(what + " to look for", text);
    }

    /**
     * All keys, newest first, in pages of 50.
     *
     * @param asOf the time for which a status is told: now
     * @return the query, to be narrowed
     */
    public static KeyQuery all(Instant asOf) {
        return new KeyQuery(null, null, null, null, null, null, asOf, KeyOrder.NEWEST_FIRST, null, DEFAULT_LIMIT);
    }

    /**
     * Only keys of an owner.
     *
     * @param newOwner exactly this owner, or {@code null} for all
     * @return the query with that filter
     */
    public KeyQuery withOwner(@Nullable String newOwner) {
        return new KeyQuery(newOwner, status, text, scope, createdFrom, createdBefore, asOf, order, after, limit);
    }

    /**
     * Only keys with a status.
     *
     * @param newStatus this status, or {@code null} for all
     * @return the query with that filter
     */
    public KeyQuery withStatus(@Nullable KeyStatus newStatus) {
        return new KeyQuery(owner, newStatus, text, scope, createdFrom, createdBefore, asOf, order, after, limit);
    }

    /**
     * Only keys whose name or id contains a text.
     *
     * @param newText this text, or {@code null} for all
     * @return the query with that filter
     */
    public KeyQuery withText(@Nullable String newText) {
        return new KeyQuery(owner, status, newText, scope, createdFrom, createdBefore, asOf, order, after, limit);
    }

    /**
     * Only keys that hold a scope.
     *
     * @param newScope exactly this scope, or {@code null} for all
     * @return the query with that filter
     * @throws IllegalArgumentException if it is no scope that a key may hold
     */
    public KeyQuery withScope(@Nullable String newScope) {
        return new KeyQuery(owner, status, text, newScope, createdFrom, createdBefore, asOf, order, after, limit);
    }

    /**
     * Only keys created within a range.
     *
     * @param from at this time or later, or {@code null} for no bound
     * @param before before this time, or {@code null} for no bound
     * @return the query with that filter
     */
    public KeyQuery withCreated(@Nullable Instant from, @Nullable Instant before) {
        return new KeyQuery(owner, status, text, scope, from, before, asOf, order, after, limit);
    }

    /**
     * In another order.
     *
     * @param newOrder what comes first
     * @return the query in that order
     */
    public KeyQuery withOrder(KeyOrder newOrder) {
        return new KeyQuery(owner, status, text, scope, createdFrom, createdBefore, asOf, newOrder, after, limit);
    }

    /**
     * The next part of the list.
     *
     * @param place the {@link Page#next} of the part before, or {@code null} for the first
     * @return the query from that place on
     */
    public KeyQuery withAfter(@Nullable PageToken place) {
        return new KeyQuery(owner, status, text, scope, createdFrom, createdBefore, asOf, order, place, limit);
    }

    /**
     * Parts of another size.
     *
     * @param newLimit how many keys at most: 1 to 1000
     * @return the query with that limit
     */
    public KeyQuery withLimit(int newLimit) {
        return new KeyQuery(owner, status, text, scope, createdFrom, createdBefore, asOf, order, after, newLimit);
    }

    /**
     * Tells whether a key is one of those asked for: every filter lets it through, and it stands behind the place.
     *
     * @param key the key
     * @return whether the list holds it, on this page or a later one
     */
    public boolean matches(ApiKey key) {
        return (owner == null || owner.equals(key.owner()))
                && (status == null || status == key.status(asOf))
                && (text == null || key.name().contains(text) || key.id().contains(text))
                && (scope == null || key.scopes().contains(scope))
                && (createdFrom == null || !key.createdAt().isBefore(createdFrom))
                && (createdBefore == null || key.createdAt().isBefore(createdBefore))
                && (after == null || order.isBehind(key, after));
    }
}
