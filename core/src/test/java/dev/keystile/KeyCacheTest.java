package dev.keystile;

import dev.keystile.model.ApiKey;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class KeyCacheTest {
    private final CacheHarness harness = new CacheHarness();

    @Test
    void a_hit_reads_nothing() {
        harness.store("id", "a");
        for (int i = 0; i < 1000; i++) {
            assertThat(harness.nameOf("id")).isEqualTo("a");
        }
        assertThat(harness.reads).hasValue(1);
    }

    @Test
    void absence_is_remembered_too() {
        for (int i = 0; i < 1000; i++) {
            assertThat(harness.nameOf("id")).isNull();
        }
        assertThat(harness.reads).hasValue(1);
    }

    @Test
    void nothing_is_served_beyond_the_maximum_staleness() {
        harness.store("id", "a");
        harness.nameOf("id");
        harness.nameOf("absent");
        harness.store("id", "b");
        harness.store("absent", "c");
        harness.clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(harness.nameOf("id")).isEqualTo("a");
        assertThat(harness.nameOf("absent")).isNull();
        harness.clock.advance(Duration.ofNanos(1));
        assertThat(harness.nameOf("id")).isEqualTo("b");
        assertThat(harness.nameOf("absent")).isEqualTo("c");
    }

    @Test
    void age_counts_from_before_the_read_however_long_it_takes() {
        harness.store("id", "a");
        harness.afterRead = () -> harness.clock.advance(Duration.ofSeconds(9));
        harness.nameOf("id");
        harness.afterRead = () -> {};
        harness.store("id", "b");
        harness.clock.advance(Duration.ofSeconds(1));
        assertThat(harness.nameOf("id")).isEqualTo("b");
    }

    @Test
    void a_hit_does_not_make_an_entry_younger() {
        harness.store("id", "a");
        for (int i = 0; i < 20; i++) {
            harness.nameOf("id");
            harness.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(harness.reads).hasValue(2);
    }

    @Test
    void a_maximum_staleness_of_zero_reads_for_each_request() {
        CacheHarness off = new CacheHarness(Duration.ZERO);
        off.store("id", "a");
        assertThat(off.nameOf("id")).isEqualTo("a");
        off.store("id", "b");
        assertThat(off.nameOf("id")).isEqualTo("b");
        assertThat(off.reads).hasValue(2);
    }

    @Test
    void a_change_drops_the_entry() {
        harness.store("id", "a");
        harness.nameOf("id");
        harness.nameOf("absent");
        harness.store("id", "b");
        harness.cache.changed("id");
        assertThat(harness.nameOf("id")).isEqualTo("b");
        harness.store("absent", "c");
        harness.cache.changed("absent");
        assertThat(harness.nameOf("absent")).isEqualTo("c");
    }

    @Test
    void a_change_of_one_key_leaves_the_others() {
        harness.store("id", "a");
        harness.nameOf("id");
        harness.cache.changed("other");
        harness.nameOf("id");
        assertThat(harness.reads).hasValue(1);
    }

    @Test
    void a_gap_empties_the_cache() {
        harness.store("id", "a");
        harness.nameOf("id");
        harness.nameOf("absent");
        harness.store("id", "b");
        harness.store("absent", "c");
        harness.cache.gap();
        assertThat(harness.nameOf("id")).isEqualTo("b");
        assertThat(harness.nameOf("absent")).isEqualTo("c");
    }

    @Test
    void an_entry_is_read_anew_when_the_key_expires_and_remembered_again() {
        ApiKey key = harness.key("id", "a").toBuilder()
                .expiresAt(harness.clock.instant().plusSeconds(5))
                .build();
        harness.stored.put("id", key);
        harness.nameOf("id");
        harness.clock.advance(Duration.ofSeconds(5).minusNanos(1));
        harness.nameOf("id");
        assertThat(harness.reads).hasValue(1);
        harness.clock.advance(Duration.ofNanos(1));
        harness.nameOf("id");
        harness.nameOf("id");
        assertThat(harness.reads).hasValue(2);
    }

    @Test
    void a_flood_of_unknown_ids_pushes_no_key_out() {
        CacheHarness flooded = new CacheHarness(CacheHarness.config(Duration.ofSeconds(10), 100, 100));
        for (int i = 0; i < 100; i++) {
            flooded.store("good" + i, "a");
            flooded.nameOf("good" + i);
        }
        flooded.reads.set(0);
        for (int i = 0; i < 200_000; i++) {
            flooded.nameOf("unknown" + i);
        }
        assertThat(flooded.reads).hasValue(200_000);
        for (int i = 0; i < 100; i++) {
            assertThat(flooded.nameOf("good" + i)).isEqualTo("a");
        }
        assertThat(flooded.reads).hasValue(200_000);
    }

    @Test
    void keys_beyond_the_bound_are_read_again() {
        CacheHarness small = new CacheHarness(CacheHarness.config(Duration.ofSeconds(10), 10, 10));
        for (int i = 0; i < 1000; i++) {
            small.store("id" + i, "a");
            small.nameOf("id" + i);
        }
        small.reads.set(0);
        for (int i = 0; i < 1000; i++) {
            small.nameOf("id" + i);
        }
        assertThat(small.reads.get()).isGreaterThanOrEqualTo(990);
    }

    /** a million ids by turns, and room for ten thousand. */
    @Test
    void what_the_cache_does_not_hold_is_read_and_it_holds_no_more_than_it_may() {
        AtomicInteger reads = new AtomicInteger();
        CachedKey key = CachedKey.of(
                harness.key("id", "a"), new HasherChain(List.of(Hashers.sha256())), 0, harness.clock.instant());
        KeyCache full = new KeyCache(
                id -> {
                    reads.incrementAndGet();
                    return key;
                },
                CacheHarness.config(Duration.ofHours(1), 10_000, 10),
                harness.clock,
                () -> 0);
        for (int round = 0; round < 2; round++) {
            reads.set(0);
            for (int id = 0; id < 1_000_000; id++) {
                full.get("id" + id);
            }
        }
        assertThat(1_000_000 - reads.get())
                .as("found in the cache in the second round")
                .isBetween(0, 10_200);
    }

    @Test
    void a_key_that_appears_is_no_longer_absent_and_one_that_goes_no_longer_present() {
        assertThat(harness.nameOf("id")).isNull();
        harness.store("id", "a");
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.nameOf("id")).isEqualTo("a");
        harness.stored.remove("id");
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.nameOf("id")).isNull();
        assertThat(harness.nameOf("id")).isNull();
        assertThat(harness.reads).hasValue(3);
    }
}
