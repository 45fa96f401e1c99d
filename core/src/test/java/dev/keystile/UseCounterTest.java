package dev.keystile;

import dev.keystile.model.KeyUse;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class UseCounterTest {
    private static final Instant NOW = TestClock.START;
    private static final long MILLIS = NOW.toEpochMilli();

    private final UseCounter counter = new UseCounter();

    @Test
    void draining_takes_the_count_and_leaves_none() {
        counter.add(2, MILLIS, "a");
        counter.add(3, MILLIS - 1_000, "b");
        assertThat(counter.drain("id")).isEqualTo(new KeyUse("id", 5, NOW, "a"));
        assertThat(counter.drain("id")).isNull();
    }

    @Test
    void an_idle_counter_retires_and_counts_no_more() {
        assertThat(counter.retire()).isTrue();
        assertThat(counter.add(1, MILLIS, null)).isFalse();
        assertThat(counter.drain("id")).isNull();
        assertThat(counter.retire()).isFalse();
    }

    @Test
    void a_counter_in_use_does_not_retire() {
        counter.add(1, MILLIS, null);
        assertThat(counter.retire()).isFalse();
        assertThat(counter.drain("id")).isNotNull();
        assertThat(counter.retire()).isTrue();
    }

    @Test
    void the_last_use_survives_a_drain_so_that_it_never_moves_back() {
        counter.add(1, MILLIS, "late");
        counter.drain("id");
        counter.add(1, MILLIS - 1_000, "early");
        assertThat(counter.drain("id")).isEqualTo(new KeyUse("id", 1, NOW, "late"));
    }
}
