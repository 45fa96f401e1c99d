package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** A header that holds nothing but the key. */
final class HeaderExtractor implements KeyExtractor {
    private final String name;

    HeaderExtractor(String name) {
        this.name = name;
    }

    @Override
    public List<Credential> extract(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(name);
        if (values == null || !values.hasMoreElements()) {
            return List.of();
        }
        List<Credential> found = new ArrayList<>(1);
        while (values.hasMoreElements()) {
            found.add(new Credential(values.nextElement(), Credential.Place.HEADER, name));
        }
        return found;
    }

    @Override
    public List<String> headers() {
        return List.of(name);
    }
}
