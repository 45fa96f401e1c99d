package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter of the raw query. {@code getParameter} would read form bodies too, and consume them. No character of a key
 * needs escaping, so what is escaped is no key.
 */
final class QueryExtractor implements KeyExtractor {
    private final String name;

    QueryExtractor(String name) {
        this.name = name;
    }

    @Override
    public List<Credential> extract(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return List.of();
        }
        String start = name + "=";
        return Stream.of(query.split("&", -1))
                .filter(pair -> pair.startsWith(start) || pair.equals(name))
                .map(pair -> pair.equals(name) ? "" : pair.substring(start.length()))
                .map(key -> new Credential(key, Credential.Place.QUERY, name))
                .toList();
    }
}
