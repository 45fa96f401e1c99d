package dev.keystile.admin;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;

/**
 * Tells which owner a request is from, by means of the application's own, such as the session of a user who is logged in.
 * Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface OwnerResolver {
    /**
     * Tells the owner.
     *
     * @param request the request, in which no key of ours was found
     * @return whose keys it may manage, or empty if it is from nobody
     */
    Optional<String> owner(HttpServletRequest request);
}
