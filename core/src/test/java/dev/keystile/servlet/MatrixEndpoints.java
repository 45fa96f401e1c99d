package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;

import java.util.stream.Collectors;

/** Servlets that tell, in the words of {@link Matrix}, which of them was reached and by what path. */
final class MatrixEndpoints {
    final Endpoint api = endpoint("api");
    private final Endpoint open = endpoint("public");
    private final Endpoint fallback = endpoint("default");

    void declare(WebApp app) {
        app.servlet("/api/*", api);
        app.servlet("/public/*", open);
        app.servlet("/", fallback);
    }

    private static Endpoint endpoint(String name) {
        return new Endpoint((request, response) -> response.getWriter().print(describe(name, request)));
    }

    private static String describe(String servlet, HttpServletRequest request) {
        return "srv=" + servlet
                + " m=" + request.getMethod()
                + " filt=" + (ApiKeyFilter.apiKey(request).isPresent() ? "Y" : "null")
                + " uri=" + quoted(request.getRequestURI())
                + " sp=" + quoted(request.getServletPath())
                + " pi=" + quoted(request.getPathInfo())
                + " key=";
    }

    private static String quoted(String text) {
        return text == null
                ? "null"
                : text.chars()
                        .mapToObj(c -> c < ' ' || c > '~' ? "\\u%04x".formatted(c) : Character.toString(c))
                        .collect(Collectors.joining("", "'", "'"));
    }
}
