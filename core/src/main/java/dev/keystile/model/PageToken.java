package dev.keystile.model;

import dev.keystile.internal.Checks;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of keys: behind the key with this creation time and id. Keys inserted or deleted meanwhile move no
 * other key across it, and it means the same to every instance of a store. What lies behind it depends on the order of
 * the list.
 *
 * @param createdAt the creation time of the last key seen
 * @param id the id of the last key seen
 */
public record PageToken(Instant createdAt, String id) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\.([A-Za-z0-9_-]{1,64})");

    /**
     * Checks the bounds, so that every place can be written and read again.
     *
     * @throws IllegalArgumentException if no key could have this creation time or this id
     */
    public PageToken {
        createdAt = Checks.instant("createdAt", createdAt);
        id = Fields.id(id);
    }

    /**
     * Names the place behind a key.
     *
     * @param key the last key seen
     * @return the place
     */
    public static PageToken after(ApiKey key) {
        return new PageToken(key.createdAt(), key.id());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param text the text
     * @return the place
     * @throws IllegalArgumentException if the text is anything else
     */
    public static PageToken parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        Checks.that(matcher.matches(), "this is not a page token: start from the first page again");
        return new PageToken(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2));
    }

    /** Writes the place as text that needs no escaping in a URL. */
    @Override
    public String toString() {
        return createdAt.toEpochMilli() + "." + id;
    }
}
