package dev.keystile.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Builds an {@link ApiKey} field by field: for stores, importers and tests. Not safe for use by several threads. */
public final class ApiKeyBuilder {
    private final String id;
    private String prefix = "";
    private @Nullable String name;
    private @Nullable String owner;
    private Set<String> scopes = Set.of();
    private Map<String, String> metadata = Map.of();
    private @Nullable Instant createdAt;
    private @Nullable Instant expiresAt;
    private boolean enabled = true;
    private @Nullable Instant revokedAt;
    private @Nullable String revokedReason;
    private List<String> allowedNetworks = List.of();
    private List<RateLimit> rateLimits = List.of();
    private List<KeySecret> secrets = List.of();
    private long version = 1;

    ApiKeyBuilder(String id) {
        this.id = id;
    }

    ApiKeyBuilder(ApiKey key) {
        this(key.id());
        prefix = key.prefix();
        createdAt = key.createdAt();
        enabled = key.enabled();
        revokedAt = key.revokedAt();
        revokedReason = key.revokedReason();
        secrets = key.secrets();
        version = key.version();
        name = key.name();
        owner = key.owner();
        scopes = key.scopes();
        metadata = key.metadata();
        expiresAt = key.expiresAt();
        allowedNetworks = key.allowedNetworks();
        rateLimits = key.rateLimits();
    }

    /**
     * Takes all that people choose.
     *
     * @param spec the values
     * @return this builder
     */
    public ApiKeyBuilder spec(ApiKeySpec spec) {
        return name(spec.name())
                .owner(spec.owner())
                .scopes(spec.scopes())
                .metadata(spec.metadata())
                .expiresAt(spec.expiresAt())
                .allowedNetworks(spec.allowedNetworks())
                .rateLimits(spec.rateLimits());
    }

    /**
     * Sets the prefix; empty unless set.
     *
     * @param value see {@link ApiKey#prefix}
     * @return this builder
     */
    public ApiKeyBuilder prefix(String value) {
        prefix = value;
        return this;
    }

    /**
     * Sets the name; required.
     *
     * @param value see {@link ApiKeySpec#name}
     * @return this builder
     */
    public ApiKeyBuilder name(String value) {
        name = value;
        return this;
    }

    /**
     * Sets the owner; nobody unless set.
     *
     * @param value see {@link ApiKeySpec#owner}
     * @return this builder
     */
    public ApiKeyBuilder owner(@Nullable String value) {
        owner = value;
        return this;
    }

    /**
     * Sets the scopes; none unless set.
     *
     * @param value see {@link ApiKeySpec#scopes}
     * @return this builder
     */
    public ApiKeyBuilder scopes(Set<String> value) {
        scopes = value;
        return this;
    }

    /**
     * Sets the metadata; none unless set.
     *
     * @param value see {@link ApiKeySpec#metadata}
     * @return this builder
     */
    public ApiKeyBuilder metadata(Map<String, String> value) {
        metadata = value;
        return this;
    }

    /**
     * Sets the creation time; required.
     *
     * @param value see {@link ApiKey#createdAt}
     * @return this builder
     */
    public ApiKeyBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    /**
     * Sets the end by date; never unless set.
     *
     * @param value see {@link ApiKeySpec#expiresAt}
     * @return this builder
     */
    public ApiKeyBuilder expiresAt(@Nullable Instant value) {
        expiresAt = value;
        return this;
    }

    /**
     * Switches the key on or off; on unless set.
     *
     * @param value see {@link ApiKey#enabled}
     * @return this builder
     */
    public ApiKeyBuilder enabled(boolean value) {
        enabled = value;
        return this;
    }

    /**
     * Sets the revocation; not revoked unless set.
     *
     * @param at see {@link ApiKey#revokedAt}
     * @param reason see {@link ApiKey#revokedReason}
     * @return this builder
     */
    public ApiKeyBuilder revoked(@Nullable Instant at, @Nullable String reason) {
        revokedAt = at;
        revokedReason = reason;
        return this;
    }

    /**
     * Sets the networks; everywhere unless set.
     *
     * @param value see {@link ApiKeySpec#allowedNetworks}
     * @return this builder
     */
    public ApiKeyBuilder allowedNetworks(List<String> value) {
        allowedNetworks = value;
        return this;
    }

    /**
     * Sets the rate limits; none unless set.
     *
     * @param value see {@link ApiKeySpec#rateLimits}
     * @return this builder
     */
    public ApiKeyBuilder rateLimits(List<RateLimit> value) {
        rateLimits = value;
        return this;
    }

    /**
     * Sets the secrets; at least one is required.
     *
     * @param value see {@link ApiKey#secrets}
     * @return this builder
     */
    public ApiKeyBuilder secrets(List<KeySecret> value) {
        secrets = value;
        return this;
    }

    /**
     * Sets the version; 1 unless set.
     *
     * @param value see {@link ApiKey#version}
     * @return this builder
     */
    public ApiKeyBuilder version(long value) {
        version = value;
        return this;
    }

    /**
     * Builds the key.
     *
     * @return the key
     * @throws NullPointerException if the name or the creation time is missing
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public ApiKey build() {
        return new ApiKey(
                id,
                prefix,
                Objects.requireNonNull(name, "a key needs a name"),
                owner,
                scopes,
                metadata,
                Objects.requireNonNull(createdAt, "a key needs a creation time"),
                expiresAt,
                enabled,
                revokedAt,
                revokedReason,
                allowedNetworks,
                rateLimits,
                secrets,
                version);
    }
}
