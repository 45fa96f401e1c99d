package dev.keystile;

import dev.keystile.model.ApiKey;

import java.util.List;
import java.util.Optional;

/** The format that new keys get, first, and those that are accepted beside it. */
final class Formats {
    private final KeyFormat issuing;
    private final List<KeyFormat> formats;
    /** Asked last, and only about what no other format claims: a broken key of theirs is no key of any shape. */
    private final List<KeyFormat> catchAll;

    private final int maxLength;

    Formats(List<KeyFormat> all) {
        this.issuing = all.get(0);
        requireFitForIssuing(issuing);
        this.formats = all.stream().filter(format -> !isCatchAll(format)).toList();
        this.catchAll = all.stream().filter(Formats::isCatchAll).limit(1).toList();
        this.maxLength = all.stream().mapToInt(KeyFormat::maxLength).max().orElseThrow();
    }

    private static void requireFitForIssuing(KeyFormat format) {
        String id = format.newId();
        if (!makesKeysFor(id, format)) {
            throw new IllegalArgumentException("the format " + format.getClass().getName()
                    + " makes no keys for an id that is given: issue in another one, and accept this beside it");
        }
    }

    private static boolean isCatchAll(KeyFormat format) {
        return format instanceof OpaqueKeyFormat opaque && opaque.isCatchAll();
    }

    KeyFormat issuing() {
        return issuing;
    }

    /**
     * A rotated key stays in the format that it was issued in, for its id is of that format. Two formats with the same
     * prefix differ in their lengths: only the right one reads what it makes of this id.
     */
    Optional<KeyFormat> of(ApiKey key) {
        return formats.stream()
                .filter(format -> format.prefix().equals(key.prefix()))
                .filter(format -> makesKeysFor(key.id(), format))
                .findFirst();
    }

    private static boolean makesKeysFor(String id, KeyFormat format) {
        return format.parse(format.newKey(id)).equals(Optional.of(id));
    }

    /** Whether a presented key could name this one. */
    boolean accept(ApiKey key) {
        return formats.stream().anyMatch(format -> accepts(format, key))
                || catchAll.stream().anyMatch(format -> accepts(format, key));
    }

    private static boolean accepts(KeyFormat format, ApiKey key) {
        return format.prefix().equals(key.prefix()) && format.accepts(key.id());
    }

    /** The length is looked at first: nothing else is done with a megabyte of junk. */
    Optional<String> parse(String presentedKey) {
        if (presentedKey.length() > maxLength) {
            return Optional.empty();
        }
        for (KeyFormat format : formats) {
            Optional<String> id = format.parse(presentedKey);
            if (id.isPresent()) {
                return id;
            }
        }
        return catchAll.isEmpty() || claim(formats, presentedKey)
                ? Optional.empty()
                : catchAll.get(0).parse(presentedKey);
    }

    boolean claim(String presentedKey) {
        return claim(formats, presentedKey) || claim(catchAll, presentedKey);
    }

    private static boolean claim(List<KeyFormat> formats, String presentedKey) {
        for (KeyFormat format : formats) {
            if (format.claims(presentedKey)) {
                return true;
            }
        }
        return false;
    }
}
