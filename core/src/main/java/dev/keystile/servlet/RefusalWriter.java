package dev.keystile.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers a refused request. All challenges are made beforehand: who floods an application with junk gets cheap answers. */
final class RefusalWriter {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ErrorResponder responder;
    private final Map<Refusal, List<String>> challenges = new EnumMap<>(Refusal.class);

    RefusalWriter(ErrorResponder responder, String realm, List<String> schemes, Set<String> scopes) {
        this.responder = responder;
        List<String> challenged = schemes.isEmpty() ? List.of("ApiKey") : schemes;
        Arrays.stream(Refusal.values())
                .forEach(refusal -> challenges.put(
                        refusal,
                        challenged.stream()
                                .map(scheme -> challenge(scheme, realm, refusal, scopes))
                                .toList()));
    }

    /** An include cannot change the response that it is a part of: it stays blank. */
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setHeader("Cache-Control", "no-store");
        if (refusal == Refusal.STORE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        } else {
            challenges
                    .getOrDefault(refusal, List.of())
                    .forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
        }
        responder.respond(request, response, refusal);
    }

    /** RFC 6750, section 3: no error code when no key was sent; the scopes when one is missing. */
    private static String challenge(String scheme, String realm, Refusal refusal, Set<String> scopes) {
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
