package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;

import java.util.ArrayList;
import java.util.List;

/** Several extractors, asked in order. */
final class CompositeExtractor implements KeyExtractor {
    private final List<KeyExtractor> extractors;

    CompositeExtractor(List<KeyExtractor> extractors) {
        this.extractors = List.copyOf(extractors);
    }

    @Override
    public List<Credential> extract(HttpServletRequest request) {
        List<Credential> found = List.of();
        for (KeyExtractor extractor : extractors) {
            found = join(found, extractor.extract(request));
        }
        return found;
    }

    /** Nearly every request has one key in one place: no list is made for it. */
    private static List<Credential> join(List<Credential> first, List<Credential> second) {
        if (second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        List<Credential> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    @Override
    public List<String> schemes() {
        return extractors.stream()
                .flatMap(extractor -> extractor.schemes().stream())
                .toList();
    }

    @Override
    public List<String> headers() {
        return extractors.stream()
                .flatMap(extractor -> extractor.headers().stream())
                .toList();
    }
}
