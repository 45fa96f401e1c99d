package dev.keystile.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The request without one of its cookies. */
final class HiddenCookieRequest extends HttpServletRequestWrapper {
    private final String hidden;

    HiddenCookieRequest(HttpServletRequest request, String hidden) {
        super(request);
        this.hidden = hidden;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] cookies = super.getCookies();
        if (cookies == null) {
            return null;
        }
        Cookie[] left = Arrays.stream(cookies)
                .filter(cookie -> !cookie.getName().equals(hidden))
                .toArray(Cookie[]::new);
        return left.length == 0 ? null : left;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(CookieExtractor.HEADER)
                ? left().findFirst().orElse(null)
                : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(CookieExtractor.HEADER)
                ? Collections.enumeration(left().toList())
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !name.equalsIgnoreCase(CookieExtractor.HEADER)
                        || left().findFirst().isPresent())
                .toList());
    }

    private Stream<String> left() {
        List<String> values = Collections.list(super.getHeaders(CookieExtractor.HEADER));
        return values.stream().map(this::without).filter(value -> !value.isEmpty());
    }

    private String without(String value) {
        return Stream.of(value.split(";", -1))
                .map(String::strip)
                .filter(pair -> !pair.split("=", 2)[0].strip().equals(hidden))
                .collect(Collectors.joining("; "));
    }
}
