package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The scheme, exactly one space, the key. */
final class AuthorizationExtractor implements KeyExtractor {
    static final String HEADER = "Authorization";

    private final String scheme;

    AuthorizationExtractor(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public List<Credential> extract(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(HEADER);
        if (values == null || !values.hasMoreElements()) {
            return List.of();
        }
        String value = values.nextElement();
        if (!values.hasMoreElements()) {
            String key = keyIn(value);
            return key == null ? List.of() : List.of(credential(key));
        }
        return ofSeveral(value, Collections.list(values));
    }

    /** The field may be sent once (RFC 9110, section 11.6.2): beside a key of ours, any other value is one too many. */
    private List<Credential> ofSeveral(String first, List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.add(first);
        return all.stream().anyMatch(value -> keyIn(value) != null)
                ? all.stream().map(this::keyOrAll).map(this::credential).toList()
                : List.of();
    }

    private String keyOrAll(String value) {
        String key = keyIn(value);
        return key == null ? value : key;
    }

    private @Nullable String keyIn(String value) {
        if (!value.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return null;
        }
        if (value.length() == scheme.length()) {
            return "";
        }
        return value.charAt(scheme.length()) == ' ' ? value.substring(scheme.length() + 1) : null;
    }

    private Credential credential(String key) {
        return new Credential(key, Credential.Place.AUTHORIZATION, scheme);
    }

    @Override
    public List<String> schemes() {
        return List.of(scheme);
    }
}
