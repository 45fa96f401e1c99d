package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The request without one of its parameters. */
final class HiddenQueryRequest extends HttpServletRequestWrapper {
    private final String hidden;

    HiddenQueryRequest(HttpServletRequest request, String hidden) {
        super(request);
        this.hidden = hidden;
    }

    @Override
    public @Nullable String getQueryString() {
        String query = super.getQueryString();
        if (query == null) {
            return null;
        }
        String left = Stream.of(query.split("&", -1))
                .filter(pair -> !pair.equals(hidden) && !pair.startsWith(hidden + "="))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? null : left;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return name.equals(hidden) ? null : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return name.equals(hidden) ? null : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> left = new LinkedHashMap<>(super.getParameterMap());
        left.remove(hidden);
        return Collections.unmodifiableMap(left);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
