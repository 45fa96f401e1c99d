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
        Credential first = credential(values.nextElement());
        return values.hasMoreElements() ? all(first, values) : List.of(first);
    }

    private List<Credential> all(Credential first, Enumeration<String> others) {
        List<Credential> all = new ArrayList<>(List.of(first));
        others.asIterator().forEachRemaining(value -> all.add(credential(value)));
        return all;
    }

    private Credential credential(String key) {
        return new Credential(key, Credential.Place.HEADER, name);
    }

    @Override
    public List<String> headers() {
        return List.of(name);
    }
}
