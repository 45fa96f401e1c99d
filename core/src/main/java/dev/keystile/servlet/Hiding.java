package dev.keystile.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/** Keeps the application from seeing the key, and lets our own filters see it all the same. */
final class Hiding {
    private Hiding() {}

    static HttpServletRequest hide(HttpServletRequest request, Credential credential) {
        return switch (credential.place()) {
            case AUTHORIZATION -> new HiddenHeaderRequest(request, AuthorizationExtractor.HEADER);
            case HEADER -> new HiddenHeaderRequest(request, credential.name());
            case COOKIE -> new HiddenCookieRequest(request, credential.name());
            case QUERY -> new HiddenQueryRequest(request, credential.name());
            case OTHER -> request;
        };
    }

    /** The request as the first of our filters saw it: another filter, with keys of its own, has to see the key. */
    static HttpServletRequest unhide(HttpServletRequest request) {
        HttpServletRequest outermost = request;
        ServletRequest current = request;
        while (current instanceof ServletRequestWrapper wrapper) {
            boolean hides = current instanceof HiddenHeaderRequest
                    || current instanceof HiddenCookieRequest
                    || current instanceof HiddenQueryRequest;
            current = wrapper.getRequest();
            if (hides && current instanceof HttpServletRequest seen) {
                outermost = seen;
            }
        }
        return outermost;
    }
}
