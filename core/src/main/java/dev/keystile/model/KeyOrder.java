package dev.keystile.model;

import java.util.Comparator;

/** In which order keys are listed: by creation time, then by the ASCII codes of the id, both in the same direction. */
public enum KeyOrder {
    /** Both descending. */
    NEWEST_FIRST,
    /** Both ascending. */
    OLDEST_FIRST;

    /**
     * Compares keys: the one that is listed first is the lesser.
     *
     * @return the comparator
     */
    public Comparator<ApiKey> comparator() {
        Comparator<ApiKey> ascending = Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id);
        return this == OLDEST_FIRST ? ascending : ascending.reversed();
    }

    /** Whether a key is listed behind a place. */
    boolean isBehind(ApiKey key, PageToken place) {
        int byTime = key.createdAt().compareTo(place.createdAt());
        int ascending = byTime == 0 ? key.id().compareTo(place.id()) : byTime;
        return this == OLDEST_FIRST ? ascending > 0 : ascending < 0;
    }
}
