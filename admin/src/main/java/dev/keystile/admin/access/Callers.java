package dev.keystile.admin.access;

import dev.keystile.model.ApiKey;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.ApiKeyPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells who calls. A key that the request carries is the caller, whatever else the request carries: it was meant.
 *
 * @param keys whether keys are callers
 * @param role the container's role of administrators; {@code null} for none
 * @param ownerOf tells the owner that the application knows by other means
 * @param ownersScopes the scopes that such an owner's keys may hold
 */
public record Callers(
        boolean keys,
        @Nullable String role,
        Function<HttpServletRequest, Optional<String>> ownerOf,
        Set<String> ownersScopes) {

    /**
     * Tells who calls.
     *
     * @param request the request, behind the verification of its key
     * @return the caller, or empty if it is nobody whom the application gave access
     */
    public Optional<Caller> find(HttpServletRequest request) {
        Optional<ApiKey> key = ApiKeyFilter.apiKey(request);
        if (key.isPresent()) {
            return key.filter(any -> keys).map(Caller::key);
        }
        return administrator(request).or(() -> ownerOf.apply(request).map(owner -> Caller.owner(owner, ownersScopes)));
    }

    /** The roles of a key that another filter let in are scopes: they make nobody an administrator. */
    private Optional<Caller> administrator(HttpServletRequest request) {
        Principal user = request.getUserPrincipal();
        boolean known =
                role != null && user != null && !(user instanceof ApiKeyPrincipal) && request.isUserInRole(role);
        return known && user != null ? Optional.of(Caller.administrator(user.getName())) : Optional.empty();
    }
}
