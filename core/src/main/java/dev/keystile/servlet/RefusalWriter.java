package dev.keystile.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Answers a refused request. */
final class RefusalWriter {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ErrorResponder responder;
    private final String realm;
    private final List<String> schemes;

    RefusalWriter(ErrorResponder responder, String realm, List<String> schemes) {
        this.responder = responder;
        this.realm = realm;
        this.schemes = schemes.isEmpty() ? List.of("ApiKey") : List.copyOf(schemes);
    }

    /** An include cannot change the response that it is a part of: it stays blank. */
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal, Set<String> scopes)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setHeader("Cache-Control", "no-store");
        if (refusal == Refusal.STORE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        } else {
            schemes.forEach(scheme -> response.addHeader("WWW-Authenticate", challenge(scheme, refusal, scopes)));
        }
        responder.respond(request, response, refusal);
    }

    /** RFC 6750, section 3: no error code when no key was sent; the scopes when one is missing. */
    private String challenge(String scheme, Refusal refusal, Set<String> scopes) {
        StringBuilder challenge =
                new StringBuilder(scheme).append(" realm=\"").append(realm).append('"');
        if (scheme.equalsIgnoreCase(KeyExtractor.BEARER) && refusal.bearerError() != null) {
            challenge.append(", error=\"").append(refusal.bearerError()).append('"');
            if (refusal == Refusal.INSUFFICIENT_SCOPE && !scopes.isEmpty()) {
                challenge.append(", scope=\"").append(String.join(" ", scopes)).append('"');
            }
        }
        return challenge.toString();
    }
}
