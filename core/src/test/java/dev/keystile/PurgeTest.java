package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PurgeTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).build();

    @AfterEach
    void close() {
        keys.close();
    }

    private String issue(String name) {
        return keys.issue(ApiKeySpec.named(name)).key().id();
    }

    private String issueUntilTomorrow(String name) {
        return keys.issue(ApiKeySpec.named(name).withExpiresAt(clock.instant().plus(Duration.ofDays(1))))
                .key()
                .id();
    }

    @Test
    void only_what_ended_long_enough_ago_is_removed() {
        issue("live");
        keys.disable(issue("disabled"));
        keys.revoke(issue("revoked long ago"), "x");
        issueUntilTomorrow("expired long ago");
        clock.advance(MONTH);
        keys.revoke(issue("revoked lately"), "x");
        issueUntilTomorrow("expired lately");
        clock.advance(Duration.ofDays(2));
        assertThat(keys.purge(MONTH)).isEqualTo(2);
        assertThat(keys.list(KeyQuery.all(clock.instant())).items())
                .extracting(ApiKey::name)
                .containsExactlyInAnyOrder("live", "disabled", "revoked lately", "expired lately");
    }

    @Test
    void a_key_that_ended_exactly_that_long_ago_stays() {
        keys.revoke(issue("k"), "x");
        clock.advance(MONTH);
        assertThat(keys.purge(MONTH)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(keys.purge(MONTH)).isEqualTo(1);
    }

    @Test
    void the_revocation_counts_for_a_key_that_expired_before_it() {
        String id = issueUntilTomorrow("k");
        clock.advance(MONTH);
        keys.revoke(id, "x");
        clock.advance(Duration.ofDays(15));
        assertThat(keys.purge(MONTH)).isZero();
    }

    @Test
    void purging_reads_page_after_page() {
        issue("live");
        for (int i = 0; i < 1201; i++) {
            keys.revoke(issue("k" + i), "x");
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.purge(Duration.ZERO)).isEqualTo(1201);
        assertThat(store.lists)
                .as("three pages of revoked keys, one of expired ones")
                .hasValue(4);
        assertThat(keys.list(KeyQuery.all(clock.instant())).items()).hasSize(1);
    }

    @Test
    void a_key_that_is_given_more_time_while_the_list_is_read_stays() {
        String id = issueUntilTomorrow("k");
        clock.advance(MONTH);
        Instant later = clock.instant().plus(MONTH);
        store.beforeDelete = () -> keys.update(id, spec -> spec.withExpiresAt(later));
        assertThat(keys.purge(Duration.ofDays(1))).isZero();
        assertThat(keys.find(id))
                .hasValueSatisfying(key -> assertThat(key.expiresAt()).isEqualTo(later));
    }

    @Test
    void a_negative_age_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.purge(Duration.ofMillis(-1)))
                .withMessageContaining("is negative: give zero or more");
    }
}
