package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cookie that holds nothing but the key. The raw header is read, since {@code getCookies} of some containers keeps only
 * the last of two cookies with one name. No character of a key needs quotes, so what is quoted is no key.
 */
final class CookieExtractor implements KeyExtractor {
    static final String HEADER = "Cookie";

    private final String name;

    CookieExtractor(String name) {
        this.name = name;
    }

    @Override
    public List<Credential> extract(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(HEADER);
        if (values == null || !values.hasMoreElements()) {
            return List.of();
        }
        return Collections.list(values).stream()
                .flatMap(value -> Stream.of(value.split(";", -1)))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].strip().equals(name))
                .map(pair -> pair.length == 2 ? pair[1].strip() : "")
                .map(key -> new Credential(key, Credential.Place.COOKIE, name))
                .toList();
    }

    @Override
    public List<String> headers() {
        return List.of(HEADER);
    }
}
