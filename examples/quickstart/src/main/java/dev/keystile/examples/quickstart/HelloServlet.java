package dev.keystile.examples.quickstart;

import dev.keystile.model.ApiKey;
import dev.keystile.servlet.ApiKeyFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Greets the key that opened the door. */
final class HelloServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** The filter lets no request come here without a key. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiKey key = ApiKeyFilter.apiKey(request).orElseThrow();
        Json.write(response, Greeting.of(key));
    }
}
