package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Does with a request what the {@link Gate} decides. */
final class Door {
    private final ApiKeys apiKeys;
    private final ApiKeyFilterOptions options;
    private final Gate gate;
    private final RefusalWriter refusals;
    private final CacheHeaders cacheHeaders;

    Door(ApiKeys apiKeys, ApiKeyFilterOptions options) {
        this.apiKeys = apiKeys;
        this.options = options;
        this.gate = new Gate(apiKeys, options);
        this.refusals = new RefusalWriter(
                options.errorResponder(), options.realm(), options.extractor().schemes(), options.requiredScopes());
        this.cacheHeaders = new CacheHeaders(options.extractor().headers());
    }

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (options.passPreflight() && isPreflight(request)) {
            chain.doFilter(request, response);
            return;
        }
        Decision decision = gate.decide(request);
        if (decision instanceof Decision.Refuse refuse) {
            refuse(request, response, refuse.reason());
        } else if (decision instanceof Decision.Admit admit) {
            admit(request, response, chain, admit.verified());
        } else {
            goOnAnonymous(request, response, chain);
        }
    }

    /** What the Fetch standard calls a preflight, and nothing less. */
    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Verified verified)
            throws IOException, ServletException {
        HttpServletRequest seen = options.hideKey() ? Hiding.hide(request, verified.credential()) : request;
        AuthenticatedRequest authenticated = new AuthenticatedRequest(seen, verified.key());
        if (Verified.find(request, apiKeys) == null) {
            cacheHeaders.authenticated(response, verified.credential());
            authenticated.setAttribute(Verified.ATTRIBUTE, verified);
        }
        authenticated.setAttribute(ApiKeyFilter.API_KEY_ATTRIBUTE, verified.key());
        if (options.permission().test(authenticated)) {
            chain.doFilter(authenticated, response);
        } else {
            apiKeys.reportRejection(
                    RejectionReason.PERMISSION_DENIED, verified.key().id(), Gate.address(request));
            refuse(authenticated, response, RejectionReason.PERMISSION_DENIED);
        }
    }

    private void goOnAnonymous(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        cacheHeaders.anonymous(response);
        if (options.permission().test(request)) {
            chain.doFilter(request, response);
        } else {
            apiKeys.reportRejection(RejectionReason.MISSING, null, Gate.address(request));
            refuse(request, response, RejectionReason.MISSING);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RejectionReason reason)
            throws IOException {
        refusals.write(request, response, Refusal.of(reason));
    }
}
