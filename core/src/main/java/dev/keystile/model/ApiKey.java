package dev.keystile.model;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A key as it is kept: everything but the secret itself. Immutable. Times are cut to milliseconds, which is what every
 * store keeps.
 *
 * @param id the public part of the key: 1 to 64 of {@code A-Z a-z 0-9 _ -}
 * @param prefix the prefix of the format that it was issued in: at most 32 of {@code A-Z a-z 0-9 _}; empty if that
 *     format has none
 * @param name see {@link ApiKeySpec#name}
 * @param owner see {@link ApiKeySpec#owner}
 * @param scopes see {@link ApiKeySpec#scopes}
 * @param metadata see {@link ApiKeySpec#metadata}
 * @param createdAt when it was issued
 * @param expiresAt see {@link ApiKeySpec#expiresAt}
 * @param enabled whether it is switched on
 * @param revokedAt when it was ended for good; {@code null} if it was not
 * @param revokedReason why it was: 1 to 200 characters; {@code null} if it was not
 * @param allowedNetworks see {@link ApiKeySpec#allowedNetworks}
 * @param rateLimits see {@link ApiKeySpec#rateLimits}
 * @param secrets the current secret and, after a rotation, the previous one behind it
 * @param version how often the key was written: a store raises it with each update and refuses an update of any other
 *     version
 */
public record ApiKey(
        String id,
        String prefix,
        String name,
        @Nullable String owner,
        Set<String> scopes,
        Map<String, String> metadata,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean enabled,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason,
        List<String> allowedNetworks,
        List<RateLimit> rateLimits,
        List<KeySecret> secrets,
        long version) {

    /**
     * Checks the bounds and copies the collections.
     *
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public ApiKey {
        id = Fields.id(id);
        prefix = Fields.prefix(prefix);
        name = Fields.name(name);
        owner = Fields.owner(owner);
        scopes = Fields.scopes(scopes);
        metadata = Fields.metadata(metadata);
        createdAt = Checks.instant("createdAt", createdAt);
        expiresAt = Fields.expiresAt(expiresAt);
        revokedAt = Checks.optionalInstant("revokedAt", revokedAt);
        revokedReason = Fields.revokedReason(revokedReason);
        Checks.that((revokedAt == null) == (revokedReason == null), "a revocation has both a time and a reason");
        allowedNetworks = Fields.allowedNetworks(allowedNetworks);
        rateLimits = Fields.rateLimits(rateLimits);
        secrets = List.copyOf(secrets);
        Checks.that(
                secrets.size() == 1 || secrets.size() == 2,
                "a key has its current secret and at most one previous, not %d secrets",
                secrets.size());
        Checks.that(version >= 1, "version %d is out of bounds: a key starts with version 1", version);
    }

    /**
     * Starts a key that is switched on and has version 1.
     *
     * @param id the public part of the key
     * @return a builder, to be completed with at least a name, a creation time and a secret
     */
    public static ApiKeyBuilder builder(String id) {
        return new ApiKeyBuilder(id);
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds all of this key
     */
    public ApiKeyBuilder toBuilder() {
        return new ApiKeyBuilder(this);
    }

    /**
     * Tells the part of the key that people choose.
     *
     * @return the spec
     */
    public ApiKeySpec spec() {
        return new ApiKeySpec(name, owner, scopes, metadata, expiresAt, allowedNetworks, rateLimits);
    }

    /**
     * Tells whether the key lets a request in. An end for good is told before an end by date, and that before a switch.
     *
     * @param now the time to tell it for
     * @return the status at that time
     */
    public KeyStatus status(Instant now) {
        if (revokedAt != null) {
            return KeyStatus.REVOKED;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return KeyStatus.EXPIRED;
        }
        return enabled ? KeyStatus.ACTIVE : KeyStatus.DISABLED;
    }

    /**
     * Tells the secret that the holder should use.
     *
     * @return the current secret
     */
    public KeySecret currentSecret() {
        return secrets.get(0);
    }
}
