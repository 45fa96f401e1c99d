package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.EXPIRED;
import static dev.keystile.RejectionReason.SUPERSEDED;
import static dev.keystile.RejectionReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RotationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).build();
    private final IssuedKey old = keys.issue(ApiKeySpec.named("k").withScopes("read"));
    private final String id = old.key().id();

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void both_secrets_work_until_the_grace_ends_and_then_only_the_new_one() {
        assertAccepted(keys, old.plaintext());
        IssuedKey rotated = keys.rotate(id, HOUR);
        assertAccepted(keys, rotated.plaintext());
        clock.advance(HOUR.minusMillis(1));
        assertAccepted(keys, old.plaintext());
        clock.advance(Duration.ofMillis(1));
        assertRejected(keys, old.plaintext(), SUPERSEDED);
        assertAccepted(keys, rotated.plaintext());
    }

    @Test
    void a_rotated_key_keeps_its_id_and_all_that_people_chose() {
        IssuedKey rotated = keys.rotate(id, HOUR);
        assertThat(rotated.key().id()).isEqualTo(id);
        assertThat(rotated.key().spec()).isEqualTo(old.key().spec());
        assertThat(rotated.key().createdAt()).isEqualTo(old.key().createdAt());
        assertThat(rotated.key().version()).isEqualTo(2);
        assertThat(keys.find(id)).contains(rotated.key());
        assertThat(rotated.plaintext()).isNotEqualTo(old.plaintext()).startsWith("ks_" + id + "_");
    }

    @Test
    void without_a_grace_the_old_secret_ends_at_once() {
        assertAccepted(keys, old.plaintext());
        IssuedKey rotated = keys.rotate(id, Duration.ZERO);
        assertThat(rotated.key().secrets()).hasSize(1);
        assertRejected(keys, old.plaintext(), UNKNOWN);
        assertAccepted(keys, rotated.plaintext());
    }

    @Test
    void a_second_rotation_ends_the_oldest_secret_at_once() {
        IssuedKey second = keys.rotate(id, HOUR);
        IssuedKey third = keys.rotate(id, HOUR);
        assertRejected(keys, old.plaintext(), UNKNOWN);
        assertAccepted(keys, second.plaintext());
        assertAccepted(keys, third.plaintext());
        assertThat(third.key().secrets()).hasSize(2);
    }

    @Test
    void a_grace_never_outlives_the_key() {
        keys.update(id, spec -> spec.withExpiresAt(clock.instant().plusSeconds(60)));
        IssuedKey rotated = keys.rotate(id, HOUR);
        clock.advance(Duration.ofSeconds(60));
        assertRejected(keys, old.plaintext(), EXPIRED);
        assertRejected(keys, rotated.plaintext(), EXPIRED);
    }

    @Test
    void an_expired_key_is_not_rotated() {
        keys.update(id, spec -> spec.withExpiresAt(clock.instant().plusSeconds(60)));
        clock.advance(Duration.ofSeconds(60));
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.rotate(id, HOUR))
                .withMessageContaining("expired at 2026-11-23T18:31:00Z")
                .withMessageContaining("give it a later expiresAt");
    }

    @Test
    void a_disabled_key_can_be_rotated_and_stays_disabled() {
        keys.disable(id);
        IssuedKey rotated = keys.rotate(id, HOUR);
        assertRejected(keys, rotated.plaintext(), RejectionReason.DISABLED);
        keys.enable(id);
        assertAccepted(keys, rotated.plaintext());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT-1H", "P366DT0.001S", "P10000D"})
    void a_grace_out_of_bounds_is_refused_and_nothing_is_written(Duration grace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.rotate(id, grace))
                .withMessage("a grace of %s is out of bounds: give zero to 366 days", grace);
        assertThat(keys.find(id)).contains(old.key());
    }

    @Test
    void the_longest_grace_is_366_days() {
        keys.rotate(id, Duration.ofDays(366));
        clock.advance(Duration.ofDays(366).minusMillis(1));
        assertAccepted(keys, old.plaintext());
    }

    @Test
    void of_two_rotations_at_once_one_is_told_that_its_key_is_void() {
        store.beforeUpdate = () -> {
            store.beforeUpdate = () -> {};
            keys.update(id, spec -> spec.withOwner("somebody else"));
        };
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> keys.rotate(id, HOUR))
                .withMessageContaining(id);
        assertAccepted(keys, old.plaintext());
        assertThat(keys.find(id).orElseThrow().secrets()).isEqualTo(old.key().secrets());
    }

    @Test
    void a_key_of_a_format_that_is_no_longer_accepted_is_not_rotated() {
        try (ApiKeys others =
                ApiKeys.builder(store).format(KeyFormat.of("other")).build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> others.rotate(id, HOUR))
                    .withMessageContaining("no accepted format has the prefix 'ks'");
        }
    }

    @Test
    void a_key_stays_in_the_format_that_it_was_issued_in() {
        try (ApiKeys others = ApiKeys.builder(store)
                .format(KeyFormat.of("new"))
                .acceptFormat(KeyFormat.of("ks"))
                .build()) {
            assertThat(others.rotate(id, HOUR).plaintext()).startsWith("ks_" + id);
        }
    }

    @Test
    void a_key_whose_prefix_is_issued_with_other_lengths_today_still_gets_a_secret_that_works() {
        try (ApiKeys longer = ApiKeys.builder(store)
                .format(KeyFormat.builder().idLength(16).secretLength(40).build())
                .acceptFormat(KeyFormat.of("ks"))
                .build()) {
            assertAccepted(longer, longer.rotate(id, HOUR).plaintext());
        }
    }
}
