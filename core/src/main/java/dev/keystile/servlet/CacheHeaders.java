package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletResponse;

import java.util.List;

/**
 * Keeps shared caches from giving one key's answer to another. RFC 9111, section 3.5, does so for {@code Authorization}
 * only. They are set before the application runs, which may replace them.
 */
final class CacheHeaders {
    private final String vary;

    CacheHeaders(List<String> vary) {
        this.vary = String.join(", ", vary);
    }

    /** Another filter of ours, or an earlier dispatch, may have said the same. */
    void anonymous(HttpServletResponse response) {
        if (!vary.isEmpty() && !response.getHeaders("Vary").contains(vary)) {
            response.addHeader("Vary", vary);
        }
    }

    void authenticated(HttpServletResponse response, Credential credential) {
        anonymous(response);
        switch (credential.place()) {
            case AUTHORIZATION -> {}
            case HEADER, COOKIE, OTHER -> response.setHeader("Cache-Control", "private");
            case QUERY -> {
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Referrer-Policy", "no-referrer");
            }
        }
    }
}
