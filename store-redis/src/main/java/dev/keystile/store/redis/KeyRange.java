package dev.keystile.store.redis;

import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.PageToken;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index: the narrowest that holds all keys that a query can let through. Members are read and written byte by
 * byte as ISO 8859-1, so that a foreign one does no harm.
 *
 * @param index the name of the index
 * @param prefixLength how much stands before the place in each of its members
 * @param order from which end it is read
 * @param start where the reading begins, as {@code ZRANGEBYLEX} knows it
 * @param end where it ends
 */
record KeyRange(String index, int prefixLength, KeyOrder order, String start, String end) {
    /** Comes behind each digit: behind all that begins with the same prefix and a digit. */
    private static final String BEHIND_DIGITS = ":";

    static KeyRange of(KeyQuery query, KeyNames names) {
        String prefix = Places.ownerIndex(query.owner());
        String least = "[" + prefix + (query.createdFrom() == null ? "" : Places.time(query.createdFrom()));
        String greatest = "(" + prefix + end(query);
        KeyRange whole = switch (query.order()) {
            case NEWEST_FIRST -> new KeyRange(index(query, names), prefix.length(), query.order(), greatest, least);
            case OLDEST_FIRST -> new KeyRange(index(query, names), prefix.length(), query.order(), least, greatest);
        };
        PageToken place = query.after();
        return place == null ? whole : whole.cutAt(prefix + Places.of(place.createdAt(), place.id()));
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

    private static String end(KeyQuery query) {
        return query.createdBefore() == null ? BEHIND_DIGITS : Places.time(query.createdBefore());
    }

    /** The rest of the range behind a member, if that is within it; the whole range if it begins behind the member. */
    private KeyRange cutAt(String member) {
        int ahead = member.compareTo(start.substring(1));
        boolean isWithin = order == KeyOrder.NEWEST_FIRST ? ahead < 0 : ahead >= 0;
        return isWithin ? behind(member) : this;
    }

    /** The rest of the range, behind a member. */
    KeyRange behind(String member) {
        return new KeyRange(index, prefixLength, order, "(" + member, end);
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
