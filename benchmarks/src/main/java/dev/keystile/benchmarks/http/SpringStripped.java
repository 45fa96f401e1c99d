package dev.keystile.benchmarks.http;

import jakarta.servlet.Filter;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** The four filters that Spring Security cannot do without, put together by hand. */
final class SpringStripped {
    private SpringStripped() {}

    static Filter filter(GoodKeys keys) {
        return new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextHolderFilter(new NullSecurityContextRepository()),
                SpringApiKeys.filter(keys.lookup()),
                new ExceptionTranslationFilter(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)),
                new AuthorizationFilter(AuthenticatedAuthorizationManager.authenticated())));
    }
}
