package dev.keystile.servlet;

import dev.keystile.model.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers with what an application sees of a request, a line each, for {@link Reply#seen}. */
final class Mirror {
    private Mirror() {}

    static Endpoint endpoint() {
        return new Endpoint(Mirror::write);
    }

    static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        Map<String, Object> seen = new LinkedHashMap<>(identity(request));
        seen.putAll(traces(request));
        response.getWriter()
                .print(seen.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static Map<String, Object> identity(HttpServletRequest request) {
        Map<String, Object> seen = new LinkedHashMap<>();
        Optional<ApiKey> key = ApiKeyFilter.apiKey(request);
        Principal principal = request.getUserPrincipal();
        seen.put("key", key.map(ApiKey::id).orElse("none"));
        seen.put("principal", principal == null ? "none" : principal.getName());
        seen.put("remote-user", request.getRemoteUser());
        seen.put("auth-type", request.getAuthType());
        seen.put("is-reader", request.isUserInRole("read"));
        seen.put("is-admin", request.isUserInRole("admin"));
        seen.put("thread", Thread.currentThread().getName());
        return seen;
    }

    /** Everywhere that a key may have left a trace. */
    private static Map<String, Object> traces(HttpServletRequest request) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("header-names", lowerCase(Collections.list(request.getHeaderNames())));
        List.of("Authorization", "X-API-Key", "Cookie").forEach(name -> {
            seen.put(name, request.getHeader(name));
            seen.put("all " + name, Collections.list(request.getHeaders(name)));
        });
        seen.put("query", request.getQueryString());
        seen.put("parameter", request.getParameter("api_key"));
        seen.put("parameter-values", Arrays.toString(request.getParameterValues("api_key")));
        seen.put("parameter-names", new TreeSet<>(Collections.list(request.getParameterNames())));
        seen.put("parameter-map", new TreeSet<>(request.getParameterMap().keySet()));
        seen.put("cookies", cookies(request));
        return seen;
    }

    private static Set<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String cookies(HttpServletRequest request) {
        return request.getCookies() == null
                ? "null"
                : Arrays.stream(request.getCookies())
                        .map(cookie -> cookie.getName() + ":" + cookie.getValue())
                        .sorted()
                        .collect(Collectors.joining(","));
    }
}
