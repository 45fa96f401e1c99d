package dev.keystile.admin.access;

import jakarta.servlet.http.HttpServletRequest;

import java.net.URI;
import java.util.Set;

/**
 * Tells whether a request with credentials that browsers send by themselves comes from a page of our own. Browsers say so
 * in {@code Sec-Fetch-Site}, and older ones in {@code Origin}; a request with neither is refused.
 */
public final class SameOrigin {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final Set<String> TYPES =
            Set.of("application/json", "application/merge-patch+json", "application/x-ndjson");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private SameOrigin() {}

    /**
     * Tells whether a request may be done in the name of such a caller.
     *
     * @param request the request
     * @return whether it changes nothing, or comes from a page of our own and as JSON, which no form sends
     */
    public static boolean allows(HttpServletRequest request) {
        return SAFE_METHODS.contains(request.getMethod()) || (isFromOwnPage(request) && isJson(request));
    }

    private static boolean isFromOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null && isOwn(origin, request.getHeader("Host"));
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && TYPES.stream().anyMatch(type::startsWith);
    }
}
