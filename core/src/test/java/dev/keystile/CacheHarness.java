package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link KeyCache} over a map, with its reads counted and time in the test's hands. */
final class CacheHarness {
    final TestClock clock = new TestClock();
    final Map<String, ApiKey> stored = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    final KeyCache cache;
    volatile Runnable beforeRead = () -> {};
    volatile Runnable afterRead = () -> {};

    private final HasherChain hashers = new HasherChain(List.of(Hashers.sha256()));

    CacheHarness() {
        this(Duration.ofSeconds(10));
    }

    CacheHarness(Duration maxStaleness) {
        this(config(maxStaleness, 1000, 100));
    }

    /** Nothing stale is used, and who waits for a load waits until it ends. */
    static CacheConfig config(Duration maxStaleness, long maxKeys, long maxAbsent) {
        return new CacheConfig(maxStaleness, Duration.ZERO, Duration.ofHours(1), maxKeys, maxAbsent);
    }

    CacheHarness(CacheConfig config) {
        cache = new KeyCache(this::read, config, clock, clock::nanos);
    }

    private CachedKey read(String id) {
        long readAt = clock.nanos();
        Instant now = clock.instant();
        reads.incrementAndGet();
        beforeRead.run();
        ApiKey key = stored.get(id);
        afterRead.run();
        return CachedKey.of(key, hashers, readAt, now);
    }

    ApiKey store(String id, String name) {
        ApiKey key = key(id, name);
        stored.put(id, key);
        return key;
    }

    ApiKey key(String id, String name) {
        return ApiKey.builder(id)
                .name(name)
                .createdAt(clock.instant())
                .secrets(List.of(KeySecret.current(Hashers.sha256().hash(new byte[] {1}), clock.instant())))
                .build();
    }

    /** The name under which the cache knows the key; {@code null} if it knows that there is none. */
    String nameOf(String id) {
        Verification.Accepted accepted = cache.get(id).accepted();
        return accepted == null ? null : accepted.key().name();
    }
}
