package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyUsage;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

class ApiKeysBuilderTest {
    private final WatchedStore store = new WatchedStore();
    private final ApiKeysBuilder builder = ApiKeys.builder(store);

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT1H0.000000001S", "P365D"})
    void a_maximum_staleness_out_of_bounds_is_refused(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxStaleness(value))
                .withMessage("a maximum staleness of %s is out of bounds: give zero (no cache) to 1 hour", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "PT1H0.001S"})
    void a_usage_flush_interval_out_of_bounds_is_refused(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.usageFlushInterval(value))
                .withMessage("a usage flush interval of %s is out of bounds: give 1 second to 1 hour", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT24H0.000000001S"})
    void a_stale_if_error_out_of_bounds_is_refused(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.staleIfError(value))
                .withMessage("a stale-if-error of %s is out of bounds: give zero (off) to 24 hours", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT30.000000001S"})
    void a_maximum_load_wait_out_of_bounds_is_refused(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxLoadWait(value))
                .withMessage("a maximum load wait of %s is out of bounds: give zero (no waiting) to 30 seconds", value);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void a_limit_of_concurrent_loads_out_of_bounds_is_refused(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxConcurrentLoads(value))
                .withMessage("a limit of %d concurrent loads is out of bounds: give 1 to 10000", value);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
    void a_cache_of_no_keys_is_refused(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxCachedKeys(value))
                .withMessageContaining("a cache of %d keys is out of bounds", value)
                .withMessageContaining("a maximum staleness of zero for no cache");
    }

    @Test
    void the_bounds_themselves_are_allowed() {
        try (ApiKeys keys = builder.maxStaleness(Duration.ofHours(1))
                .staleIfError(Duration.ofHours(24))
                .maxConcurrentLoads(10_000)
                .maxLoadWait(Duration.ofSeconds(30))
                .maxCachedKeys(1)
                .usageFlushInterval(Duration.ofHours(1))
                .build()) {
            assertAccepted(keys, keys.issue(ApiKeySpec.named("k")).plaintext());
        }
        try (ApiKeys keys = builder.maxStaleness(Duration.ZERO)
                .staleIfError(Duration.ZERO)
                .maxConcurrentLoads(1)
                .maxLoadWait(Duration.ZERO)
                .maxCachedKeys(Long.MAX_VALUE)
                .usageFlushInterval(Duration.ofSeconds(1))
                .build()) {
            assertAccepted(keys, keys.issue(ApiKeySpec.named("k")).plaintext());
        }
    }

    @Test
    void nothing_may_be_null() {
        assertThatNullPointerException().isThrownBy(() -> builder.format(null)).withMessage("format");
        assertThatNullPointerException().isThrownBy(() -> builder.acceptFormat(null));
        assertThatNullPointerException().isThrownBy(() -> builder.hasher(null));
        assertThatNullPointerException().isThrownBy(() -> builder.acceptHasher(null));
        assertThatNullPointerException().isThrownBy(() -> builder.acceptIf(null));
        assertThatNullPointerException().isThrownBy(() -> builder.listener(null));
        assertThatNullPointerException().isThrownBy(() -> builder.clock(null));
        assertThatNullPointerException().isThrownBy(() -> ApiKeys.builder((KeyStore) null));
    }

    @Test
    void a_store_that_was_given_stays_open_and_one_that_was_opened_here_is_closed() {
        ApiKeys.builder(store).build().close();
        assertThat(store.closed).isFalse();
        ApiKeys opened = ApiKeys.open("memory:");
        opened.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> opened.find("id"));
    }

    @Test
    void closing_twice_does_nothing_more() {
        ApiKeys keys = builder.build();
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        assertAccepted(keys, issued.plaintext());
        keys.close();
        keys.close();
        assertThat(store.usage(List.of(issued.key().id())).values())
                .extracting(KeyUsage::useCount)
                .containsExactly(1L);
    }

    @Test
    void a_store_whose_changes_cannot_be_followed_fails_the_start_and_leaves_no_thread() {
        store.changes = listener -> {
            throw new StoreException("no changes table", null);
        };
        long before = keystileThreads();
        assertThatExceptionOfType(StoreException.class).isThrownBy(builder::build);
        await().until(() -> keystileThreads() <= before);
    }

    private static long keystileThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("keystile"))
                .count();
    }

    @Test
    void closing_ends_the_change_feed() {
        InMemoryKeyStore inner = new InMemoryKeyStore();
        boolean[] ended = new boolean[1];
        WatchedStore watched = new WatchedStore(inner);
        ChangeFeed feed = inner.changes();
        watched.changes = listener -> {
            ChangeFeed.Subscription subscription = feed.follow(listener);
            return () -> {
                ended[0] = true;
                subscription.close();
            };
        };
        ApiKeys.builder(watched).build().close();
        assertThat(ended[0]).isTrue();
    }
}
