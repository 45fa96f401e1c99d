package dev.keystile.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Arrays;
import java.util.List;

/** A cookie that holds nothing but the key. */
final class CookieExtractor implements KeyExtractor {
    private final String name;

    CookieExtractor(String name) {
        this.name = name;
    }

    @Override
    public List<Credential> extract(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return List.of();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> new Credential(cookie.getValue(), Credential.Place.COOKIE, name))
                .toList();
    }

    @Override
    public List<String> headers() {
        return List.of("Cookie");
    }
}
