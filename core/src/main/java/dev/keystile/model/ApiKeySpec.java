package dev.keystile.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a key that people choose: given when it is issued, and changed by an update. Immutable; each
 * {@code with…} method returns a changed copy.
 *
 * @param name what the key is called: 1 to 200 characters
 * @param owner whose it is, in the application's own terms: 1 to 200 characters, or {@code null}
 * @param scopes what it may do: at most 100, each 1 to 100 characters of a scope token (RFC 6749, section 3.3)
 * @param metadata the application's own data: at most 4096 bytes of UTF-8 in all, names of 1 to 100 characters
 * @param expiresAt when it ends by date; {@code null} for never
 * @param allowedNetworks the networks, in CIDR notation, that it may be used from: at most 100; empty for everywhere
 * @param rateLimits how often it may be used: at most 10; empty for no limit
 */
public record ApiKeySpec(
        String name,
        @Nullable String owner,
        Set<String> scopes,
        Map<String, String> metadata,
        @Nullable Instant expiresAt,
        List<String> allowedNetworks,
        List<RateLimit> rateLimits) {

    /**
     * Checks the bounds and copies the collections; scopes and metadata are kept in their natural order.
     *
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public ApiKeySpec {
        name = Fields.name(name);
        owner = Fields.owner(owner);
        scopes = Fields.scopes(scopes);
        metadata = Fields.metadata(metadata);
        expiresAt = Fields.expiresAt(expiresAt);
        allowedNetworks = Fields.allowedNetworks(allowedNetworks);
        rateLimits = Fields.rateLimits(rateLimits);
    }

    /**
     * A key with nothing but a name.
     *
     * @param name what the key is called
     * @return the spec, to be completed
     */
    public static ApiKeySpec named(String name) {
        return new ApiKeySpec(name, null, Set.of(), Map.of(), null, List.of(), List.of());
    }

    /**
     * Another name.
     *
     * @param newName what the key is called
     * @return the changed copy
     */
    public ApiKeySpec withName(String newName) {
        return new ApiKeySpec(newName, owner, scopes, metadata, expiresAt, allowedNetworks, rateLimits);
    }

    /**
     * Another owner.
     *
     * @param newOwner whose it is, or {@code null} for nobody's
     * @return the changed copy
     */
    public ApiKeySpec withOwner(@Nullable String newOwner) {
        return new ApiKeySpec(name, newOwner, scopes, metadata, expiresAt, allowedNetworks, rateLimits);
    }

    /**
     * Other scopes, in place of the present ones.
     *
     * @param newScopes what it may do
     * @return the changed copy
     */
    public ApiKeySpec withScopes(String... newScopes) {
        return withScopes(Set.of(newScopes));
    }

    /**
     * Other scopes, in place of the present ones.
     *
     * @param newScopes what it may do
     * @return the changed copy
     */
    public ApiKeySpec withScopes(Set<String> newScopes) {
        return new ApiKeySpec(name, owner, newScopes, metadata, expiresAt, allowedNetworks, rateLimits);
    }

    /**
     * Other metadata, in place of the present.
     *
     * @param newMetadata the application's own data
     * @return the changed copy
     */
    public ApiKeySpec withMetadata(Map<String, String> newMetadata) {
        return new ApiKeySpec(name, owner, scopes, newMetadata, expiresAt, allowedNetworks, rateLimits);
    }

    /**
     * Another end by date.
     *
     * @param newExpiresAt when it ends, or {@code null} for never
     * @return the changed copy
     */
    public ApiKeySpec withExpiresAt(@Nullable Instant newExpiresAt) {
        return new ApiKeySpec(name, owner, scopes, metadata, newExpiresAt, allowedNetworks, rateLimits);
    }

    /**
     * Other networks, in place of the present ones.
     *
     * @param networks where it may be used from, in CIDR notation; none for everywhere
     * @return the changed copy
     */
    public ApiKeySpec withAllowedNetworks(String... networks) {
        return new ApiKeySpec(name, owner, scopes, metadata, expiresAt, List.of(networks), rateLimits);
    }

    /**
     * Other rate limits, in place of the present ones.
     *
     * @param limits how often it may be used; none for no limit
     * @return the changed copy
     */
    public ApiKeySpec withRateLimits(RateLimit... limits) {
        return new ApiKeySpec(name, owner, scopes, metadata, expiresAt, allowedNetworks, List.of(limits));
    }
}
