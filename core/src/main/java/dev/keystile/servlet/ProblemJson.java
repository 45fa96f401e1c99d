package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Bodies of RFC 9457. They are made of constants alone: nothing that a client sent is ever in one. */
final class ProblemJson implements ErrorResponder {
    private final Map<Refusal, byte[]> bodies = Arrays.stream(Refusal.values())
            .collect(Collectors.toUnmodifiableMap(refusal -> refusal, ProblemJson::body));

    private static byte[] body(Refusal refusal) {
        String json =
                """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(refusal.type(), refusal.title(), refusal.status(), refusal.detail(), refusal.code());
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void respond(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] body = Objects.requireNonNull(bodies.get(refusal));
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException e) {
            // Whoever forwarded the request has asked for the writer already.
            response.getWriter().write(new String(body, StandardCharsets.US_ASCII));
        }
    }
}
