package dev.keystile.admin.http;

import dev.keystile.admin.access.Need;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the table that says what there is.
 *
 * @param method the HTTP method
 * @param path the address below the servlet's own, such as {@code /api/v1/keys/{id}}: a segment in braces stands for any
 *     other
 * @param need what it asks of the caller
 * @param handler what it does
 */
public record Route(String method, String path, Need need, Handler handler) {
    /**
     * Tells whether an address is that of this route.
     *
     * @param segments the segments of an address
     * @return the values of the segments in braces by name, or empty if it is another address
     */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> own = segments(path);
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            String expected = own.get(i);
            if (expected.startsWith("{")) {
                values.put(expected.substring(1, expected.length() - 1), segments.get(i));
            } else if (!expected.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Empty segments count: an address with two slashes in a row is none of ours. */
    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
