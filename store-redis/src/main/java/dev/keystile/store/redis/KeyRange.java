package dev.keystile.store.redis;

import dev.keystile.model.KeyQuery;
import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/**
 * A part of an index: the narrowest that holds all keys that a query can let through. Members are read and written byte by
 * byte as ISO 8859-1, so that a foreign one does no harm.
 *
 * @param index the name of the index
 * @param prefixLength how much stands before the place in each of its members
 * @param max where it begins, as {@code ZREVRANGEBYLEX} knows it
 * @param min where it ends
 */
record KeyRange(String index, int prefixLength, String max, String min) {
    /** Comes behind each digit: behind all that begins with the same prefix and a digit. */
    private static final String BEHIND_DIGITS = ":";

    static KeyRange of(KeyQuery query, KeyNames names) {
        String prefix = Places.ownerIndex(query.owner());
        String from = query.createdFrom() == null ? "" : Places.time(query.createdFrom());
        return new KeyRange(index(query, names), prefix.length(), "(" + prefix + max(query), "[" + prefix + from);
    }

    private static String index(KeyQuery query, KeyNames names) {
        if (query.owner() != null) {
            return names.byOwner();
        }
        if (query.status() == null) {
            return names.all();
        }
        return switch (query.status()) {
            case REVOKED -> names.revoked();
            case EXPIRED -> names.expiring();
            case DISABLED -> names.disabled();
            case ACTIVE -> names.all();
        };
    }

    /** The smallest of all that the range must end before. */
    private static String max(KeyQuery query) {
        @Nullable String before = query.createdBefore() == null ? null : Places.time(query.createdBefore());
        @Nullable String place = query.after() == null
                ? null
                : Places.of(query.after().createdAt(), query.after().id());
        return Stream.of(BEHIND_DIGITS, before, place)
                .filter(bound -> bound != null)
                .min(String::compareTo)
                .orElse(BEHIND_DIGITS);
    }

    /** The rest of the range, behind a member. */
    KeyRange behind(String member) {
        return new KeyRange(index, prefixLength, "(" + member, min);
    }

    /** The place that a member names; null if it names none, since nobody of us has written it. */
    @Nullable String place(String member) {
        if (member.length() < prefixLength) {
            return null;
        }
        String place = member.substring(prefixLength);
        return Places.isPlace(place) ? place : null;
    }
}
