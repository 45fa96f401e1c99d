package dev.keystile.model;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Which keys to list. Keys come newest first: by creation time, then by the ASCII codes of the id, both descending.
 * Every filter that is {@code null} lets all keys through; text compares character by character, and no character stands
 * for another.
 *
 * @param owner only keys with exactly this owner
 * @param status only keys with this status at {@code asOf}
 * @param text only keys whose name or id contains this text
 * @param createdFrom only keys created at this time or later
 * @param createdBefore only keys created before this time
 * @param asOf the time for which {@code status} is told
 * @param after only keys behind this place, to read page after page
 * @param limit how many keys at most: 1 to 1000
 */
public record KeyQuery(
        @Nullable String owner,
        @Nullable KeyStatus status,
        @Nullable String text,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        Instant asOf,
        @Nullable PageToken after,
        int limit) {
    private static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 50;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if {@code limit} is out of its bounds, a time out of every store's, or a text holds
     *     what no key holds and not every store can be asked for: a control character or half of a surrogate pair
     */
    public KeyQuery {
        Checks.that(
                limit >= 1 && limit <= MAX_LIMIT,
                "a page of %d keys is out of bounds: ask for 1 to %d",
                limit,
                MAX_LIMIT);
        owner = searchable("the owner", owner);
        text = searchable("the text", text);
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
     * All keys, in pages of 50.
     *
     * @param asOf the time for which a status is told: now
     * @return the query, to be narrowed
     */
    public static KeyQuery all(Instant asOf) {
        return new KeyQuery(null, null, null, null, null, asOf, null, DEFAULT_LIMIT);
    }

    /**
     * Only keys of an owner.
     *
     * @param newOwner exactly this owner, or {@code null} for all
     * @return the query with that filter
     */
    public KeyQuery withOwner(@Nullable String newOwner) {
        return new KeyQuery(newOwner, status, text, createdFrom, createdBefore, asOf, after, limit);
    }

    /**
     * Only keys with a status.
     *
     * @param newStatus this status, or {@code null} for all
     * @return the query with that filter
     */
    public KeyQuery withStatus(@Nullable KeyStatus newStatus) {
        return new KeyQuery(owner, newStatus, text, createdFrom, createdBefore, asOf, after, limit);
    }

    /**
     * Only keys whose name or id contains a text.
     *
     * @param newText this text, or {@code null} for all
     * @return the query with that filter
     */
    public KeyQuery withText(@Nullable String newText) {
        return new KeyQuery(owner, status, newText, createdFrom, createdBefore, asOf, after, limit);
    }

    /**
     * Only keys created within a range.
     *
     * @param from at this time or later, or {@code null} for no bound
     * @param before before this time, or {@code null} for no bound
     * @return the query with that filter
     */
    public KeyQuery withCreated(@Nullable Instant from, @Nullable Instant before) {
        return new KeyQuery(owner, status, text, from, before, asOf, after, limit);
    }

    /**
     * The next part of the list.
     *
     * @param place the {@link Page#next} of the part before, or {@code null} for the first
     * @return the query from that place on
     */
    public KeyQuery withAfter(@Nullable PageToken place) {
        return new KeyQuery(owner, status, text, createdFrom, createdBefore, asOf, place, limit);
    }

    /**
     * Parts of another size.
     *
     * @param newLimit how many keys at most: 1 to 1000
     * @return the query with that limit
     */
    public KeyQuery withLimit(int newLimit) {
        return new KeyQuery(owner, status, text, createdFrom, createdBefore, asOf, after, newLimit);
    }
}
