package dev.keystile.benchmarks.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

import java.util.List;
import java.util.Objects;

/** The filter for API keys that Spring Security has people build from its parts. */
final class SpringApiKeys {
    private SpringApiKeys() {}

    static AuthenticationFilter filter(SharedLookup lookup) {
        AuthenticationManager manager = token -> authenticated(lookup, token);
        AuthenticationFilter filter = new AuthenticationFilter(manager, SpringApiKeys::presented);
        // Its default would redirect to the page that a login interrupted.
        filter.setSuccessHandler((request, response, authentication) -> {});
        return filter;
    }

    private static @Nullable Authentication presented(HttpServletRequest request) {
        String key = request.getHeader("X-API-Key");
        return key == null ? null : new PreAuthenticatedAuthenticationToken(key, "");
    }

    private static Authentication authenticated(SharedLookup lookup, Authentication token) {
        String owner = lookup.owner((String) Objects.requireNonNull(token.getPrincipal()))
                .orElseThrow(() -> new BadCredentialsException("unknown key"));
        return new PreAuthenticatedAuthenticationToken(owner, "", List.of());
    }
}
