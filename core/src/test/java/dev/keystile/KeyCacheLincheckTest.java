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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * R-16, S-19: Lincheck runs reads and changes of one key in the orders that its model checker finds, switching threads inside
 * {@link KeyCache} and its maps. In none may a read that begins after a change has returned tell what was before it.
 */
public class KeyCacheLincheckTest {
    private static final Instant NOW = TestClock.START;
    private static final List<CachedKey> STATES =
            IntStream.range(0, 16).mapToObj(KeyCacheLincheckTest::state).toList();

    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final KeyCache cache = new KeyCache(
            id -> STATES.get(stored.get()), CacheHarness.config(Duration.ofSeconds(10), 10, 10), () -> NOW, () -> 0);

    /** Every third state is that there is no key. */
    private static CachedKey state(int number) {
        ApiKey key = ApiKey.builder("id")
                .name("state")
                .createdAt(NOW)
                .secrets(List.of(KeySecret.current("{sha256}" + "0".repeat(64), NOW)))
                .build();
        return CachedKey.of(number % 3 == 2 ? null : key, new HasherChain(List.of(Hashers.sha256())), 0, NOW);
    }

    @Operation
    public boolean readTellsEveryAcknowledgedChange() {
        int atLeast = acknowledged.get();
        return STATES.indexOf(cache.get("id")) >= atLeast;
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

    @Test
    void no_read_after_a_change_tells_what_was_before() {
        new ModelCheckingOptions()
                .iterations(20)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1)
                .addGuarantee(caffeineIsAtomic())
                .check(KeyCacheLincheckTest.class);
    }

    private static ManagedStrategyGuarantee caffeineIsAtomic() {
        return ManagedStrategyGuaranteeKt.forClasses(name -> name.startsWith("com.github.benmanes.caffeine."))
                .allMethods()
                .treatAsAtomic();
    }
}
