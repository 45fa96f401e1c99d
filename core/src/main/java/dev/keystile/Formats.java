package dev.keystile;

import dev.keystile.model.ApiKey;

import java.util.List;
import java.util.Optional;

/** The format that new keys get, first, and those that are accepted beside it. */
final class Formats {
    private final List<KeyFormat> formats;
    private final int maxLength;

    Formats(List<KeyFormat> formats) {
        this.formats = List.copyOf(formats);
        this.maxLength = formats.stream().mapToInt(KeyFormat::maxLength).max().orElseThrow();
    }

    KeyFormat issuing() {
        return formats.get(0);
    }

    /**
     * A rotated key stays in the format that it was issued in, for its id is of that format. Two formats with the same
     * prefix differ in their lengths: only the right one reads what it makes of this id.
     */
    Optional<KeyFormat> of(ApiKey key) {
        return formats.stream()
                .filter(format -> format.prefix().equals(key.prefix()))
                .filter(format -> format.parse(format.newKey(key.id())).isPresent())
                .findFirst();
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
        return Optional.empty();
    }

    boolean claim(String presentedKey) {
        for (KeyFormat format : formats) {
            if (format.claims(presentedKey)) {
                return true;
            }
        }
        return false;
    }
}
