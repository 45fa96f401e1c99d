package dev.keystile.admin.leaks.github;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The reports that were dealt with lately, by the digest of their content: signatures have more than one form. It holds the
 * last ones on this node, and forgets them with the process; a report that is dealt with again does no harm.
 */
final class SeenReports {
    static final int MAX = 10_000;

    private final Set<String> digests = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX;
        }
    });

    /** Remembers a report, and tells whether it is new. */
    synchronized boolean add(byte[] report) {
        return digests.add(Sha256.hex(report));
    }

    /** Forgets a report that was not dealt with to its end. */
    synchronized void remove(byte[] report) {
        digests.remove(Sha256.hex(report));
    }
}
