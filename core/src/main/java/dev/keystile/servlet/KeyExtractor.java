package dev.keystile.servlet;

import dev.keystile.internal.Checks;
import jakarta.servlet.http.HttpServletRequest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds presented keys in a request. Implementations are immutable, safe for use by several threads, and never throw
 * because of what a client sent.
 *
 * <p>An application's own extractor is a lambda that returns a {@link Credential} for whatever it finds.
 */
@FunctionalInterface
public interface KeyExtractor {
    /** The scheme of RFC 6750. */
    String BEARER = "Bearer";

    /**
     * Finds all keys that the request presents in the places that this extractor knows. It returns every one of them: a
     * request with more than one is refused, and it is for the filter to see that.
     *
     * @param request the request
     * @return the presented keys; empty if there are none
     */
    List<Credential> extract(HttpServletRequest request);

    /**
     * Tells the {@code Authorization} schemes that this extractor knows. A refusal challenges the client with each.
     *
     * @return the schemes; none unless overridden
     */
    default List<String> schemes() {
        return List.of();
    }

    /**
     * Tells the request headers, other than {@code Authorization}, that the answer depends on. Caches are told so.
     *
     * @return the header names; none unless overridden
     */
    default List<String> headers() {
        return List.of();
    }

    /**
     * {@code Authorization: {scheme} {key}}, with exactly one space (RFC 9110, section 11.4). The scheme's case does not
     * matter. Another scheme is no key and no error.
     *
     * @param scheme such as {@code Api-Key}
     * @return the extractor
     * @throws IllegalArgumentException if the scheme is not a token
     */
    static KeyExtractor authorization(String scheme) {
        return new AuthorizationExtractor(token("the scheme", scheme));
    }

    /**
     * {@code Authorization: Bearer {key}} (RFC 6750, section 2.1). A token that is not of an accepted format's shape is
     * somebody else's, such as a JWT of the same application: it is no key and no error.
     *
     * @return the extractor
     */
    static KeyExtractor bearer() {
        return authorization(BEARER);
    }

    /**
     * {@code {name}: {key}}.
     *
     * @param name the header's name, such as {@code X-API-Key}
     * @return the extractor
     * @throws IllegalArgumentException if the name is not a token
     */
    static KeyExtractor header(String name) {
        return new HeaderExtractor(token("the header", name));
    }

    /**
     * A cookie. Browsers send cookies on their own: an application that accepts keys in them needs protection from
     * cross-site request forgery.
     *
     * @param name the cookie's name
     * @return the extractor
     * @throws IllegalArgumentException if the name is not a token
     */
    static KeyExtractor cookie(String name) {
        return new CookieExtractor(token("the cookie", name));
    }

    /**
     * A parameter of the URL's query. Discouraged (OWASP ASVS 5.0, 14.2.1): URLs end up in logs and histories. Form bodies
     * are never read.
     *
     * @param name the parameter's name
     * @return the extractor
     * @throws IllegalArgumentException if the name is not a token
     */
    static KeyExtractor queryParameter(String name) {
        return new QueryExtractor(token("the query parameter", name));
    }

    /**
     * Several places, in this order. A request that presents keys in more than one of them is refused.
     *
     * @param extractors at least one
     * @return the extractor
     */
    static KeyExtractor firstOf(KeyExtractor... extractors) {
        return firstOf(List.of(extractors));
    }

    /**
     * Several places, in this order. A request that presents keys in more than one of them is refused.
     *
     * @param extractors at least one
     * @return the extractor
     */
    static KeyExtractor firstOf(List<KeyExtractor> extractors) {
        Checks.that(!extractors.isEmpty(), "a list of no extractors finds no key: give at least one");
        return new CompositeExtractor(extractors);
    }

    /** A token of RFC 9110, section 5.6.2. */
    private static String token(String what, String value) {
        return Checks.matches(what, value, Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}"));
    }
}
