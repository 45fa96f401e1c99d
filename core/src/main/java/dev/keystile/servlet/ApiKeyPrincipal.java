package dev.keystile.servlet;

import dev.keystile.model.ApiKey;

import java.security.Principal;

/**
 * The principal of a request that carries a live key.
 *
 * @param key the key
 */
public record ApiKeyPrincipal(ApiKey key) implements Principal {
    /** Tells the key id, which is unique and never changes; names and owners are neither. */
    @Override
    public String getName() {
        return key.id();
    }
}
