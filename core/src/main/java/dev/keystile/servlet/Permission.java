package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;

import java.util.List;

/**
 * A rule about who may make a request: the filter's own ({@link ApiKeyFilterOptions.Builder#permission}), or one that the
 * application asks anywhere behind the filter. Rules are safe for use by several threads.
 *
 * <p>An API key or a user login: {@code hasApiKey().or(authenticated())}, with a filter that does not require a key.
 */
@FunctionalInterface
public interface Permission {
    /**
     * Tells whether the request may go on.
     *
     * @param request the request, as it is behind the filter
     * @return whether it may
     */
    boolean test(HttpServletRequest request);

    /**
     * The request carries a live key.
     *
     * @return the rule
     */
    static Permission hasApiKey() {
        return request -> ApiKeyFilter.apiKey(request).isPresent();
    }

    /**
     * The request carries a live key that holds all of these scopes.
     *
     * @param scopes the scopes
     * @return the rule
     */
    static Permission hasScope(String... scopes) {
        List<String> all = List.of(scopes);
        return request -> ApiKeyFilter.apiKey(request)
                .filter(key -> key.scopes().containsAll(all))
                .isPresent();
    }

    /**
     * The request carries a live key, or the container or a filter in front of this one knows its user.
     *
     * @return the rule
     */
    static Permission authenticated() {
        return request -> request.getUserPrincipal() != null;
    }

    /**
     * Both rules.
     *
     * @param other asked if this one says yes
     * @return the rule
     */
    default Permission and(Permission other) {
        return request -> test(request) && other.test(request);
    }

    /**
     * Either rule.
     *
     * @param other asked if this one says no
     * @return the rule
     */
    default Permission or(Permission other) {
        return request -> test(request) || other.test(request);
    }

    /**
     * The opposite of a rule.
     *
     * @param rule the rule
     * @return the opposite
     */
    static Permission not(Permission rule) {
        return request -> !rule.test(request);
    }
}
