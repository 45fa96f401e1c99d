package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.Page;
import dev.keystile.model.RateLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.DISABLED;
import static dev.keystile.RejectionReason.EXPIRED;
import static dev.keystile.RejectionReason.REVOKED;
import static dev.keystile.RejectionReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyLifeTest {
    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).nanoTime(clock::nanos).build();

    @AfterEach
    void close() {
        keys.close();
    }

    private IssuedKey issue() {
        return keys.issue(ApiKeySpec.named("k"));
    }

    @Test
    void an_issued_key_is_accepted() {
        IssuedKey issued = issue();
        assertThat(assertAccepted(keys, issued.plaintext())).isEqualTo(issued.key());
    }

    @Test
    void a_key_keeps_all_that_it_was_issued_with() {
        ApiKeySpec spec = ApiKeySpec.named("Zürich 🔑")
                .withOwner("acme")
                .withScopes("read", "write")
                .withMetadata(Map.of("team", "日本"))
                .withExpiresAt(TestClock.START.plusSeconds(60))
                .withAllowedNetworks("192.0.2.0/24")
                .withRateLimits(new RateLimit(10, Duration.ofSeconds(1)));
        IssuedKey issued = keys.issue(spec);
        ApiKey found = keys.find(issued.key().id()).orElseThrow();
        assertThat(found).isEqualTo(issued.key());
        assertThat(found.spec()).isEqualTo(spec);
        assertThat(found.prefix()).isEqualTo("ks");
        assertThat(found.createdAt()).isEqualTo(TestClock.START);
        assertThat(found.enabled()).isTrue();
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.secrets()).hasSize(1);
        assertThat(issued.plaintext()).startsWith("ks_" + found.id() + "_");
    }

    @Test
    void the_store_holds_a_hash_and_not_the_key() {
        IssuedKey issued = issue();
        String secret = issued.plaintext().substring(16);
        assertThat(store.find(issued.key().id()).orElseThrow().currentSecret().hash())
                .matches("\\{sha256}[0-9a-f]{64}")
                .doesNotContain(secret);
    }

    @Test
    void a_key_that_would_never_be_accepted_is_not_issued() {
        ApiKeySpec past = ApiKeySpec.named("k").withExpiresAt(TestClock.START);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.issue(past))
                .withMessageContaining("expiresAt 2026-11-23T18:30:00Z is not after now");
        assertThat(keys.list(KeyQuery.all(clock.instant())).items()).isEmpty();
    }

    @Test
    void a_key_expires_at_its_instant_and_not_before() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k").withExpiresAt(TestClock.START.plusMillis(5000)));
        clock.advance(Duration.ofMillis(4999));
        assertAccepted(keys, issued.plaintext());
        clock.advance(Duration.ofMillis(1));
        assertRejected(keys, issued.plaintext(), EXPIRED);
    }

    @Test
    void keys_are_listed_newest_first_page_by_page() {
        for (int i = 0; i < 7; i++) {
            keys.issue(ApiKeySpec.named("k" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        KeyQuery query = KeyQuery.all(clock.instant()).withLimit(4);
        Page<ApiKey> first = keys.list(query);
        Page<ApiKey> second = keys.list(query.withAfter(first.next()));
        assertThat(first.items()).extracting(ApiKey::name).containsExactly("k6", "k5", "k4", "k3");
        assertThat(second.items()).extracting(ApiKey::name).containsExactly("k2", "k1", "k0");
        assertThat(second.next()).isNull();
    }

    @Test
    void an_update_changes_what_people_choose_and_is_seen_at_once() {
        IssuedKey issued = issue();
        assertAccepted(keys, issued.plaintext());
        ApiKey updated =
                keys.update(issued.key().id(), spec -> spec.withScopes("admin").withOwner("me"));
        assertThat(updated.version()).isEqualTo(2);
        assertThat(updated.secrets()).isEqualTo(issued.key().secrets());
        assertThat(keys.find(updated.id())).contains(updated);
        assertThat(assertAccepted(keys, issued.plaintext())).isEqualTo(updated);
    }

    @Test
    void an_update_that_changes_nothing_writes_nothing() {
        IssuedKey issued = issue();
        assertThat(keys.update(issued.key().id(), spec -> spec)).isEqualTo(issued.key());
        assertThat(store.find(issued.key().id()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void an_expiry_can_be_brought_forward_and_put_off() {
        IssuedKey issued = issue();
        String id = issued.key().id();
        keys.update(id, spec -> spec.withExpiresAt(clock.instant()));
        assertRejected(keys, issued.plaintext(), EXPIRED);
        keys.update(id, spec -> spec.withExpiresAt(clock.instant().plusSeconds(1)));
        assertAccepted(keys, issued.plaintext());
    }

    @Test
    void a_key_is_switched_off_and_on_again() {
        IssuedKey issued = issue();
        String id = issued.key().id();
        assertAccepted(keys, issued.plaintext());
        assertThat(keys.disable(id).status(clock.instant())).isEqualTo(KeyStatus.DISABLED);
        assertRejected(keys, issued.plaintext(), DISABLED);
        assertThat(keys.disable(id).version()).as("nothing to write").isEqualTo(2);
        assertThat(keys.enable(id).enabled()).isTrue();
        assertAccepted(keys, issued.plaintext());
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_keeps_its_first_reason() {
        IssuedKey issued = issue();
        String id = issued.key().id();
        assertAccepted(keys, issued.plaintext());
        ApiKey revoked = keys.revoke(id, "leaked");
        assertRejected(keys, issued.plaintext(), REVOKED);
        clock.advance(Duration.ofHours(1));
        assertThat(keys.revoke(id, "another reason"))
                .isEqualTo(revoked.toBuilder().version(revoked.version() + 1).build());
        assertThat(revoked.revokedReason()).isEqualTo("leaked");
        assertThat(revoked.revokedAt()).isEqualTo(TestClock.START);
    }

    @Test
    void a_revocation_cannot_be_undone() {
        String id = issue().key().id();
        ApiKey revoked = keys.revoke(id, "leaked");
        assertThatExceptionOfType(KeyRevokedException.class)
                .isThrownBy(() -> keys.enable(id))
                .withMessageContaining(id)
                .withMessageContaining("issue another one");
        assertThatExceptionOfType(KeyRevokedException.class).isThrownBy(() -> keys.disable(id));
        assertThatExceptionOfType(KeyRevokedException.class)
                .isThrownBy(() -> keys.update(id, spec -> spec.withName("new")));
        assertThatExceptionOfType(KeyRevokedException.class).isThrownBy(() -> keys.rotate(id, Duration.ZERO));
        assertThat(store.update(revoked.toBuilder().revoked(null, null).build()))
                .isFalse();
        assertThat(keys.find(id)).contains(revoked);
    }

    @Test
    void a_revocation_needs_a_reason_within_bounds() {
        String id = issue().key().id();
        assertThatIllegalArgumentException().isThrownBy(() -> keys.revoke(id, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.revoke(id, "x".repeat(201)));
        assertThat(keys.revoke(id, "x".repeat(200)).revokedAt()).isNotNull();
    }

    @Test
    void an_expired_key_can_still_be_revoked() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k").withExpiresAt(TestClock.START.plusSeconds(1)));
        clock.advance(Duration.ofSeconds(1));
        keys.revoke(issued.key().id(), "leaked");
        assertRejected(keys, issued.plaintext(), REVOKED);
    }

    @Test
    void a_deleted_key_is_unknown_at_once() {
        IssuedKey issued = issue();
        assertAccepted(keys, issued.plaintext());
        assertThat(keys.delete(issued.key().id())).isTrue();
        assertThat(keys.delete(issued.key().id())).isFalse();
        assertThat(keys.find(issued.key().id())).isEmpty();
        assertRejected(keys, issued.plaintext(), UNKNOWN);
    }

    @Test
    void changing_a_key_that_is_not_there_says_so() {
        assertThatExceptionOfType(KeyNotFoundException.class)
                .isThrownBy(() -> keys.revoke("nosuchkey", "x"))
                .withMessage("there is no key with the id nosuchkey: list the keys to see which there are");
        assertThatExceptionOfType(KeyNotFoundException.class).isThrownBy(() -> keys.enable("nosuchkey"));
        assertThatExceptionOfType(KeyNotFoundException.class).isThrownBy(() -> keys.rotate("nosuchkey", Duration.ZERO));
        assertThatExceptionOfType(KeyNotFoundException.class).isThrownBy(() -> keys.update("nosuchkey", s -> s));
    }
}
