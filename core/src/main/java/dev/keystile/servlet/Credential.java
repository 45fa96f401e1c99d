package dev.keystile.servlet;

/**
 * A presented key and the place in the request where it was.
 *
 * @param presentedKey the whole string, as it came
 * @param place the kind of place
 * @param name the place's name: of the scheme, header, cookie or query parameter
 */
public record Credential(String presentedKey, Place place, String name) {
    /** The kinds of places. */
    public enum Place {
        /** The {@code Authorization} header; the name is the scheme. */
        AUTHORIZATION,
        /** A header of its own. */
        HEADER,
        /** A cookie. */
        COOKIE,
        /** A query parameter. */
        QUERY,
        /** Anywhere else: Keystile does not know how to hide it from the application. */
        OTHER
    }

    /** Bearer tokens are shared with other systems: what is not of our shape is theirs, and no error. */
    boolean isShared() {
        return place == Place.AUTHORIZATION && name.equalsIgnoreCase(KeyExtractor.BEARER);
    }

    /** Tells the place, never the presented key. */
    @Override
    public String toString() {
        return "Credential[presentedKey=<redacted>, place=" + place + ", name=" + name + "]";
    }
}
