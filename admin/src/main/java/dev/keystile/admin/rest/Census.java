package dev.keystile.admin.rest;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.KeyUsage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is counted of all keys as they pass by, one after the other; memory does not grow with them. One thread writes. */
final class Census {
    static final Duration SOON = Duration.ofDays(30);
    static final Duration LONG_AGO = Duration.ofDays(90);

    private static final String CURRENT = "{";

    final Instant asOf;
    final Map<KeyStatus, Long> byStatus = new EnumMap<>(KeyStatus.class);
    final Map<String, Long> legacyHashes = new TreeMap<>();
    final TopKeys expiringSoon = new TopKeys(
            Comparator.comparing(seen -> Objects.requireNonNull(seen.key().expiresAt())));
    final TopKeys unused = new TopKeys(Comparator.comparing(seen -> lastSeen(seen.key(), seen.usage())));
    boolean complete;

    Census(Instant asOf) {
        this.asOf = asOf;
        for (KeyStatus status : KeyStatus.values()) {
            byStatus.put(status, 0L);
        }
    }

    void count(ApiKey key, KeyUsage usage) {
        KeyStatus status = key.status(asOf);
        byStatus.merge(status, 1L, Long::sum);
        if (status == KeyStatus.REVOKED || status == KeyStatus.EXPIRED) {
            return;
        }
        key.secrets().forEach(this::countHash);
        if (status == KeyStatus.ACTIVE) {
            Instant end = key.expiresAt();
            if (end != null && end.isBefore(asOf.plus(SOON))) {
                expiringSoon.offer(key, usage);
            }
            if (lastSeen(key, usage).isBefore(asOf.minus(LONG_AGO))) {
                unused.offer(key, usage);
            }
        }
    }

    /** Ours say what they are in braces; what came from elsewhere is replaced when its key is next used. */
    private void countHash(KeySecret secret) {
        if (!secret.hash().startsWith(CURRENT)) {
            legacyHashes.merge(secret.algorithm(), 1L, Long::sum);
        }
    }

    /** A key that was never used is as old as itself. */
    private static Instant lastSeen(ApiKey key, KeyUsage usage) {
        Instant used = usage.lastUsedAt();
        return used == null ? key.createdAt() : used;
    }
}
