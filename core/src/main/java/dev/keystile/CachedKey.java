package dev.keystile;

import dev.keystile.Verification.Accepted;
import dev.keystile.internal.Networks;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyStatus;
import dev.keystile.spi.SecretHasher.HashVerifier;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one read of the store said of an id, prepared for many requests: a key with its hashes decoded and its networks
 * parsed, or that there is none. Immutable, but for the counter of its uses.
 */
final class CachedKey {
    /**
     * One of the key's secrets, ready to be compared with.
     *
     * @param wasLive whether it was live when it was read
     * @param isOutdated whether its hash is one that new keys no longer get
     */
    record Secret(KeySecret secret, HasherChain.Reading reading, boolean wasLive, boolean isOutdated) {
        boolean matches(byte[] presentedKey) {
            return reading.verifier().matches(presentedKey);
        }

        /** The first date still ahead at which the clock alone ends it. */
        long nextEndMillis(Instant now) {
            return Math.min(millisIfAhead(secret.expiresAt(), now), millisIfAhead(reading.until(), now));
        }
    }

    private final @Nullable ApiKey key;
    private final @Nullable Accepted accepted;
    private final List<Secret> secrets;
    /** {@code null} if any will do. */
    private final @Nullable Networks networks;

    private final HashVerifier decoy;
    private final long readAtNanos;
    private final long readAtMillis;
    private final long nextChangeMillis;
    private final boolean wasActive;
    /** Whether there is a secret that nothing is compared with any more, for the time of its hash is over. */
    private final boolean hasEndedHash;

    private final @Nullable Duration staleAge;
    /** It may have retired meanwhile. */
    private volatile @Nullable UseCounter counter;

    private CachedKey(@Nullable ApiKey key, List<Secret> all, HasherChain hashers, long readAtNanos, Instant now) {
        this.key = key;
        this.accepted = key == null ? null : new Accepted(key);
        this.secrets = withoutEnded(all, now);
        this.hasEndedHash = secrets.size() < all.size();
        this.networks = key == null || key.allowedNetworks().isEmpty() ? null : Networks.of(key.allowedNetworks());
        this.decoy = hashers.decoy();
        this.readAtNanos = readAtNanos;
        this.readAtMillis = now.toEpochMilli();
        this.nextChangeMillis = key == null ? Long.MAX_VALUE : nextChange(key, secrets, now);
        this.wasActive = key != null && key.status(now) == KeyStatus.ACTIVE;
        this.staleAge = null;
    }

    private CachedKey(CachedKey read, Duration staleAge) {
        this.key = read.key;
        this.accepted = read.accepted;
        this.secrets = read.secrets;
        this.networks = read.networks;
        this.decoy = read.decoy;
        this.readAtNanos = read.readAtNanos;
        this.readAtMillis = read.readAtMillis;
        this.nextChangeMillis = read.nextChangeMillis;
        this.wasActive = read.wasActive;
        this.hasEndedHash = read.hasEndedHash;
        this.staleAge = staleAge;
        this.counter = read.counter;
    }

    /** Both times are taken before the read begins: what happens during it may be missing from what was read. */
    static CachedKey of(@Nullable ApiKey key, HasherChain hashers, long readAtNanos, Instant now) {
        return new CachedKey(key, prepare(key, hashers, now), hashers, readAtNanos, now);
    }

    private static List<Secret> prepare(@Nullable ApiKey key, HasherChain hashers, Instant now) {
        if (key == null) {
            return List.of();
        }
        List<Secret> prepared = new ArrayList<>(2);
        for (KeySecret secret : key.secrets()) {
            Secret ready = prepare(key, secret, hashers, now);
            if (ready != null) {
                prepared.add(ready);
            }
        }
        return prepared;
    }

    /** A secret whose grace is over opens nothing: a pepper that only such secrets name can be left out. */
    private static @Nullable Secret prepare(ApiKey key, KeySecret secret, HasherChain hashers, Instant now) {
        boolean isLive = secret.isLive(now);
        try {
            HasherChain.Reading reading = hashers.reading(key.id(), secret);
            return new Secret(secret, reading, isLive, hashers.needsRehash(secret));
        } catch (StoreException e) {
            if (isLive) {
                throw e;
            }
            return null;
        }
    }

    private static List<Secret> withoutEnded(List<Secret> all, Instant now) {
        List<Secret> kept = new ArrayList<>(all);
        kept.removeIf(secret -> secret.reading().isOver(now));
        return List.copyOf(kept);
    }

    /** The first date still ahead at which the clock alone changes the key: its own expiry, or the end of a grace or a hash. */
    private static long nextChange(ApiKey key, List<Secret> secrets, Instant now) {
        long next = millisIfAhead(key.expiresAt(), now);
        for (Secret secret : secrets) {
            next = Math.min(next, secret.nextEndMillis(now));
        }
        return next;
    }

    private static long millisIfAhead(@Nullable Instant end, Instant now) {
        return end != null && end.isAfter(now) ? end.toEpochMilli() : Long.MAX_VALUE;
    }

    /** The answer to each request that nothing speaks against, made once; {@code null} if there is no key. */
    @Nullable Accepted accepted() {
        return accepted;
    }

    boolean isPresent() {
        return key != null;
    }

    boolean isFresh(long nowNanos, long maxStalenessNanos, long nowMillis) {
        return nowNanos - readAtNanos < maxStalenessNanos && nowMillis < nextChangeMillis;
    }

    Duration age(long nowNanos) {
        return Duration.ofNanos(nowNanos - readAtNanos);
    }

    /** The same, for one request that must do with it because the store cannot be asked. */
    CachedKey stale(Duration age) {
        return new CachedKey(this, age);
    }

    /** How long ago this was read, if it is older than it should be; {@code null} if it is not. */
    @Nullable Duration staleAge() {
        return staleAge;
    }

    /**
     * Whether the key and this secret are live for certain: they were when they were read, and no date that could change
     * that has come since. {@code false} says nothing.
     */
    boolean isLive(Secret secret, long nowMillis) {
        return wasActive && secret.wasLive() && readAtMillis <= nowMillis && nowMillis < nextChangeMillis;
    }

    /** Whether a key that matches nothing may be one whose hash is not checked any more. */
    boolean hasEndedHash() {
        return hasEndedHash;
    }

    @Nullable UseCounter counter() {
        return counter;
    }

    void countedBy(@Nullable UseCounter uses) {
        counter = uses;
    }

    boolean allows(@Nullable String clientAddress) {
        return networks == null || networks.contain(clientAddress);
    }

    /**
     * Compares with every secret, and with a decoy where there is none: an absent id costs what a key with one secret of the
     * current hasher costs.
     */
    @Nullable Secret match(byte[] presentedKey) {
        if (secrets.isEmpty()) {
            decoy.matches(presentedKey);
            return null;
        }
        Secret match = null;
        for (Secret candidate : secrets) {
            if (candidate.matches(presentedKey)) {
                match = candidate;
            }
        }
        return match;
    }
}
