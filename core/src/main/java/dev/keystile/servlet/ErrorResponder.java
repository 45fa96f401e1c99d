package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Writes the body of a refusal, in place of the {@code application/problem+json} that Keystile writes. Implementations are
 * safe for use by several threads.
 */
@FunctionalInterface
public interface ErrorResponder {
    /**
     * Writes content type and body. Status, challenges and cache headers are set already. For {@code HEAD} the container
     * sends the headers that the body gives rise to, and drops the body.
     *
     * @param request the refused request
     * @param response its response
     * @param refusal what the client may learn
     * @throws IOException if the body cannot be written
     */
    void respond(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException;

    /**
     * What Keystile writes: a problem of RFC 9457 with {@code type}, {@code title}, {@code status}, {@code detail} and
     * {@code code}.
     *
     * @return the responder
     */
    static ErrorResponder problemJson() {
        return new ProblemJson();
    }
}
