package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;

/**
 * The key that a presented key belongs to, whatever its status.
 *
 * @param key the key
 * @param secret which of its secrets was presented: after a rotation, the previous one may be over
 */
public record IdentifiedKey(ApiKey key, KeySecret secret) {}
