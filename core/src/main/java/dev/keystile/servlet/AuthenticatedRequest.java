package dev.keystile.servlet;

import dev.keystile.model.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.security.Principal;

/** The request as the application sees it: the key is its user, and its scopes are the user's roles. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
    private final ApiKeyPrincipal principal;

    AuthenticatedRequest(HttpServletRequest request, ApiKey key) {
        super(request);
        this.principal = new ApiKeyPrincipal(key);
    }

    @Override
    public String getAuthType() {
        return ApiKeyFilter.AUTH_TYPE;
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }

    @Override
    public boolean isUserInRole(String role) {
        return principal.key().scopes().contains(role);
    }
}
