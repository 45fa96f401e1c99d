package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static dev.keystile.RejectionReason.DISABLED;
import static dev.keystile.RejectionReason.EXPIRED;
import static dev.keystile.RejectionReason.REVOKED;
import static dev.keystile.RejectionReason.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cached key may and may not do, seen from outside; two nodes share one store. */
class CachedVerificationTest {
    private final TestClock clock = new TestClock();
    private final InMemoryKeyStore shared = new InMemoryKeyStore();
    private final WatchedStore store = new WatchedStore(shared);
    private final ApiKeys keys = node(store);
    private final ApiKeys otherNode = node(new WatchedStore(shared));

    private ApiKeys node(WatchedStore watched) {
        return ApiKeys.builder(watched).clock(clock).nanoTime(clock::nanos).build();
    }

    @AfterEach
    void close() {
        otherNode.close();
        keys.close();
    }

    private IssuedKey issueAndUse(ApiKeySpec spec) {
        IssuedKey issued = keys.issue(spec);
        assertAccepted(keys, issued.plaintext());
        store.finds.set(0);
        return issued;
    }

    @Test
    void a_cached_key_is_verified_without_the_store() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        for (int i = 0; i < 100; i++) {
            assertAccepted(keys, issued.plaintext());
        }
        assertThat(store.finds).hasValue(0);
    }

    /** S-18: the clock is asked on every hit, and no store is needed to refuse. */
    @Test
    void a_cached_key_expires_by_the_clock_even_when_the_store_is_down() {
        IssuedKey issued =
                issueAndUse(ApiKeySpec.named("k").withExpiresAt(clock.instant().plusSeconds(5)));
        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertAccepted(keys, issued.plaintext());
        assertThat(store.finds).hasValue(0);
        clock.advance(Duration.ofMillis(1));
        assertRejected(keys, issued.plaintext(), EXPIRED);
        store.down = true;
        assertRejected(keys, issued.plaintext(), EXPIRED);
    }

    @Test
    void the_grace_of_a_cached_secret_ends_by_the_clock() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        IssuedKey rotated = keys.rotate(issued.key().id(), Duration.ofSeconds(5));
        assertAccepted(keys, issued.plaintext());
        clock.advance(Duration.ofSeconds(5));
        assertRejected(keys, issued.plaintext(), SUPERSEDED);
        assertAccepted(keys, rotated.plaintext());
    }

    @Test
    void what_another_node_does_is_seen_at_once_through_the_change_feed() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        String id = issued.key().id();
        otherNode.disable(id);
        assertRejected(keys, issued.plaintext(), DISABLED);
        otherNode.enable(id);
        assertAccepted(keys, issued.plaintext());
        IssuedKey rotated = otherNode.rotate(id, Duration.ZERO);
        assertAccepted(keys, rotated.plaintext());
        otherNode.revoke(id, "x");
        assertRejected(keys, rotated.plaintext(), REVOKED);
        otherNode.delete(id);
        assertRejected(keys, rotated.plaintext(), RejectionReason.UNKNOWN);
    }

    @Test
    void a_key_that_was_asked_for_before_it_was_issued_works_at_once() {
        KeyFormat format = KeyFormat.of("ks");
        String early = format.newKey("0123456789ab");
        assertRejected(keys, early, RejectionReason.UNKNOWN);
        shared.insert(imported(early));
        assertAccepted(keys, early);
    }

    private ApiKey imported(String presentedKey) {
        return ApiKey.builder("0123456789ab")
                .name("imported")
                .createdAt(clock.instant())
                .secrets(List.of(KeySecret.current(
                        Hashers.sha256().hash(presentedKey.getBytes(StandardCharsets.US_ASCII)), clock.instant())))
                .build();
    }

    @Test
    void without_a_change_feed_the_maximum_staleness_is_the_bound() {
        try (ApiKeys deaf = node(WatchedStore.silent(shared))) {
            IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
            assertAccepted(deaf, issued.plaintext());
            keys.revoke(issued.key().id(), "leaked");
            clock.advance(Duration.ofSeconds(10).minusNanos(1));
            assertAccepted(deaf, issued.plaintext());
            clock.advance(Duration.ofNanos(1));
            assertRejected(deaf, issued.plaintext(), REVOKED);
        }
    }

    @Test
    void without_a_cache_every_change_is_seen_by_the_next_request() {
        try (ApiKeys deaf = ApiKeys.builder(WatchedStore.silent(shared))
                .maxStaleness(Duration.ZERO)
                .clock(clock)
                .build()) {
            IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
            assertAccepted(deaf, issued.plaintext());
            keys.revoke(issued.key().id(), "leaked");
            assertRejected(deaf, issued.plaintext(), REVOKED);
        }
    }

    /** S-12: the checksum is public, so anybody can make up well-formed keys. */
    @Test
    void a_flood_of_well_formed_keys_leaves_the_good_one_cached() {
        IssuedKey issued = issueAndUse(ApiKeySpec.named("k"));
        KeyFormat format = KeyFormat.of("ks");
        for (int i = 0; i < 200_000; i++) {
            keys.verify(VerificationRequest.of(format.newKey(format.newId())));
        }
        store.finds.set(0);
        assertAccepted(keys, issued.plaintext());
        assertThat(store.finds).hasValue(0);
    }
}
