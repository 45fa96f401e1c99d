package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * R-16, S-19, S-20: as {@link KeyCacheLincheckTest}, with reads that fail and what is stale standing in. Everything cached is
 * too old, so each read asks the store; and still, none that begins after a change has returned may tell what was before it.
 */
public class KeyCacheStaleLincheckTest {
    private static final Instant NOW = TestClock.START;
    private static final List<CachedKey> STATES =
            IntStream.range(0, 16).mapToObj(KeyCacheStaleLincheckTest::state).toList();

    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();
    private final KeyCache cache = new KeyCache(
            this::read,
            new CacheConfig(Duration.ofNanos(1), Duration.ofHours(1), Duration.ofHours(1), 10, 10),
            () -> NOW,
            () -> 5);

    /** The version of a key tells its state; every third state is that there is no key. */
    private static CachedKey state(int number) {
        ApiKey key = ApiKey.builder("id")
                .name("state")
                .createdAt(NOW)
                .secrets(List.of(KeySecret.current("{sha256}" + "0".repeat(64), NOW)))
                .version(number + 1)
                .build();
        return CachedKey.of(number % 3 == 2 ? null : key, new HasherChain(List.of(Hashers.sha256())), 0, NOW);
    }

    private static int number(CachedKey cached) {
        return cached.accepted() == null
                ? STATES.indexOf(cached)
                : (int) cached.accepted().key().version() - 1;
    }

    private CachedKey read(String id) {
        CachedKey read = STATES.get(stored.get());
        if (down.get()) {
            throw new StoreUnavailableException("down", null);
        }
        return read;
    }

    @Operation
    public boolean readTellsEveryAcknowledgedChange() {
        int atLeast = acknowledged.get();
        try {
            return number(cache.get("id")) >= atLeast;
        } catch (StoreUnavailableException e) {
            return true;
        }
    }

    @Operation
    public void storeFailsOrRecovers() {
        down.set(!down.get());
    }

    @Operation
    public void change() {
        int change = stored.incrementAndGet();
        cache.changed("id");
        acknowledged.accumulateAndGet(change, Math::max);
    }

    @Operation
    public void changeToldAsAGap() {
        int change = stored.incrementAndGet();
        cache.gap();
        acknowledged.accumulateAndGet(change, Math::max);
    }

    /** What holds in every order: without this, Lincheck would compare with the cache itself, run in one thread. */
    public static class Promise {
        public boolean readTellsEveryAcknowledgedChange() {
            return true;
        }

        public void storeFailsOrRecovers() {}

        public void change() {}

        public void changeToldAsAGap() {}
    }

    @Test
    void no_stale_use_after_a_change_tells_what_was_before() {
        new ModelCheckingOptions()
                .iterations(15)
                .invocationsPerIteration(300)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .sequentialSpecification(Promise.class)
                .addGuarantee(caffeineIsAtomic())
                .check(KeyCacheStaleLincheckTest.class);
    }

    private static ManagedStrategyGuarantee caffeineIsAtomic() {
        return ManagedStrategyGuaranteeKt.forClasses(name -> name.startsWith("com.github.benmanes.caffeine."))
                .allMethods()
                .treatAsAtomic();
    }
}
