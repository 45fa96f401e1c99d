package dev.keystile.examples.quickstart;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** Answers in JSON. */
final class Json {
    private Json() {}

    static void write(HttpServletResponse response, Object body) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(body));
    }
}
