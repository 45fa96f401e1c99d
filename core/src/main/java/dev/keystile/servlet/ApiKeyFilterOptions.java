package dev.keystile.servlet;

import dev.keystile.internal.Checks;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How an {@link ApiKeyFilter} works. Immutable.
 *
 * @param required see {@link Builder#required}
 * @param requiredScopes see {@link Builder#requiredScopes}
 * @param permission see {@link Builder#permission}
 * @param extractor see {@link Builder#extractor}
 * @param hideKey see {@link Builder#hideKey}
 * @param realm see {@link Builder#realm}
 * @param passPreflight see {@link Builder#passPreflight}
 * @param errorResponder see {@link Builder#errorResponder}
 */
public record ApiKeyFilterOptions(
        boolean required,
        Set<String> requiredScopes,
        Permission permission,
        KeyExtractor extractor,
        boolean hideKey,
        String realm,
        boolean passPreflight,
        ErrorResponder errorResponder) {
    /** What a quoted string carries without escapes. */
    private static final Pattern REALM = Pattern.compile("[ !#-\\[\\]-~]{1,100}");

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the realm or a scope is out of its bounds
     */
    public ApiKeyFilterOptions {
        Checks.matches("the realm", realm, REALM);
        requiredScopes.forEach(scope -> Checks.scope("the required scope", scope));
        requiredScopes = Collections.unmodifiableSet(new TreeSet<>(requiredScopes));
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(extractor, "extractor");
        Objects.requireNonNull(errorResponder, "errorResponder");
    }

    /**
     * Starts with the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds options. Not safe for use by several threads. */
    public static final class Builder {
        private boolean required = true;
        private Set<String> requiredScopes = Set.of();
        private Permission permission = request -> true;
        private KeyExtractor extractor = KeyExtractor.firstOf(
                KeyExtractor.authorization("Api-Key"), KeyExtractor.bearer(), KeyExtractor.header("X-API-Key"));
        private boolean hideKey = true;
        private String realm = "api";
        private boolean passPreflight;
        private ErrorResponder errorResponder = ErrorResponder.problemJson();

        private Builder() {}

        /**
         * Sets whether a request without a key is refused; true unless set. If not, it goes on without a principal; a bad
         * key is refused all the same.
         *
         * @param value whether a key is required
         * @return this builder
         */
        public Builder required(boolean value) {
            required = value;
            return this;
        }

        /**
         * Sets the scopes that a key must hold, all of them; none unless set. A request that needs no key and carries none
         * needs no scopes either.
         *
         * @param scopes the scopes
         * @return this builder
         */
        public Builder requiredScopes(String... scopes) {
            requiredScopes = Set.of(scopes);
            return this;
        }

        /**
         * Sets a rule of the application's own, asked when the key is verified or no key is required; all requests pass
         * unless set.
         *
         * @param value the rule
         * @return this builder
         */
        public Builder permission(Permission value) {
            permission = value;
            return this;
        }

        /**
         * Sets where in a request the key may be; unless set, {@code Authorization: Api-Key}, {@code Authorization: Bearer}
         * and {@code X-API-Key}.
         *
         * @param value the extractor
         * @return this builder
         */
        public Builder extractor(KeyExtractor value) {
            extractor = value;
            return this;
        }

        /**
         * Sets whether the presented key is removed from the request that the application sees; true unless set.
         *
         * @param value whether to hide it
         * @return this builder
         */
        public Builder hideKey(boolean value) {
            hideKey = value;
            return this;
        }

        /**
         * Sets what challenges name as the realm; {@code api} unless set.
         *
         * @param value 1 to 100 visible ASCII characters or spaces, without quote and backslash
         * @return this builder
         */
        public Builder realm(String value) {
            realm = value;
            return this;
        }

        /**
         * Sets whether CORS preflights, which never carry a key, pass; false unless set. Set it where the filter that answers
         * them comes behind this one; better, put that filter in front.
         *
         * @param value whether they pass
         * @return this builder
         */
        public Builder passPreflight(boolean value) {
            passPreflight = value;
            return this;
        }

        /**
         * Sets who writes the body of a refusal; {@link ErrorResponder#problemJson} unless set.
         *
         * @param value the responder
         * @return this builder
         */
        public Builder errorResponder(ErrorResponder value) {
            errorResponder = value;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         * @throws IllegalArgumentException if one is out of its bounds
         */
        public ApiKeyFilterOptions build() {
            return new ApiKeyFilterOptions(
                    required, requiredScopes, permission, extractor, hideKey, realm, passPreflight, errorResponder);
        }
    }
}
