package dev.keystile.admin;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer carries, errors included. Answers of the console loosen the policy for its own files. */
final class Headers {
    private Headers() {}

    static void set(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
