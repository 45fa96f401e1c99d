package dev.keystile.admin.leaks;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * Whose reports of leaked keys are believed, and what is done about them. Immutable.
 *
 * @param publicKeys where the public keys are that reports are signed with: an {@code https:} or {@code file:} URL of a
 *     document like GitHub's, or {@code http:} on this very machine
 * @param policy what is done about a leaked key
 */
public record LeakReports(URI publicKeys, LeakPolicy policy) {
    private static final URI GITHUB = URI.create("https://api.github.com/meta/public_keys/secret_scanning");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks the address: whoever could change the document on its way could sign reports.
     *
     * @throws IllegalArgumentException if the document cannot be trusted
     */
    public LeakReports {
        Objects.requireNonNull(policy, "policy");
        if (!isTrusted(publicKeys)) {
            throw new IllegalArgumentException("the public keys of leak reports cannot be taken from '" + publicKeys
                    + "': give an https: or file: URL, or one with http: on this very machine");
        }
    }

    /**
     * Believes GitHub's secret scanning.
     *
     * @param policy what is done about a leaked key
     * @return the configuration
     */
    public static LeakReports fromGitHub(LeakPolicy policy) {
        return new LeakReports(GITHUB, policy);
    }

    private static boolean isTrusted(URI uri) {
        return switch (String.valueOf(uri.getScheme())) {
            case "https" -> uri.getHost() != null;
            case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
            case "file" -> uri.getPath() != null && uri.getAuthority() == null;
            default -> false;
        };
    }
}
