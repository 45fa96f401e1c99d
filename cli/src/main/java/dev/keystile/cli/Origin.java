package dev.keystile.cli;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Who issued a key. */
final class Origin {
    /** Metadata names that begin so are Keystile's own. */
    static final String RESERVED = "keystile.";

    private static final String CREATED_BY = RESERVED + "created-by";

    private Origin() {}

    static @Nullable String createdBy(ApiKey key) {
        return key.metadata().get(CREATED_BY);
    }

    /** Names the user of this machine beside what the user chose. */
    static Map<String, String> issuedHere(Map<String, String> chosen) {
        Map<String, String> metadata = new TreeMap<>(chosen);
        String user = System.getProperty("user.name", "");
        if (!user.isBlank() && !user.equals("?")) {
            metadata.put(CREATED_BY, user);
        }
        return metadata;
    }

    static Map<String, String> issuedHere() {
        return issuedHere(Map.of());
    }

    static void requireFree(Iterable<String> names) {
        for (String name : names) {
            if (name.startsWith(RESERVED)) {
                throw Failure.usage("the metadata name '" + name + "' begins with '" + RESERVED
                        + "', which is kept for Keystile itself: choose another");
            }
        }
    }
}
