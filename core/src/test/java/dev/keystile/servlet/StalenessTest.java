package dev.keystile.servlet;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.RejectionReason;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a key was is not what it is: the clock, other nodes and the store's own health change it meanwhile. */
class StalenessTest extends FilterBehaviour {
    private TestKeys cutOff;
    private TestKeys lenient;

    @Override
    void declare(WebApp app) {
        cutOff = new TestKeys(
                CountingStore.withoutChanges(keys.store), settings -> settings.maxStaleness(Duration.ofMillis(200)));
        lenient = new TestKeys(
                CountingStore.withoutChanges(keys.store),
                settings -> settings.maxStaleness(Duration.ofMillis(1)).staleIfError(Duration.ofHours(1)));
        app.filter("/lenient/*", new ApiKeyFilter(lenient.apiKeys));
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter("/cut-off/*", new ApiKeyFilter(cutOff.apiKeys));
        app.servlet("/*", mirror);
    }

    private int status(String key) {
        return get("/api/x", "X-API-Key: " + key).status();
    }

    private void breakStore() {
        keys.store.onFind(found -> {
            throw new StoreException("down", null);
        });
    }

    @Test
    void s18_a_cached_key_is_refused_the_moment_it_expires_even_if_the_store_is_down() {
        IssuedKey key = keys.issued(
                ApiKeySpec.named("soon over").withExpiresAt(keys.clock.instant().plusSeconds(5)));
        assertThat(status(key.plaintext())).isEqualTo(200);
        keys.clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertThat(status(key.plaintext())).isEqualTo(200);
        assertThat(keys.store.lookups()).hasSize(1);
        keys.clock.advance(Duration.ofMillis(1));
        breakStore();
        assertThat(status(key.plaintext())).isNotEqualTo(200);
        keys.reset();
        assertThat(status(key.plaintext())).isEqualTo(401);
        assertThat(keys.events.rejections()).containsExactly(RejectionReason.EXPIRED);
    }

    @Test
    void s18_the_previous_secret_is_refused_the_moment_its_grace_ends() {
        IssuedKey first = keys.issued(ApiKeySpec.named("rotated"));
        IssuedKey second = keys.apiKeys.rotate(first.key().id(), Duration.ofSeconds(5));
        assertThat(status(first.plaintext())).isEqualTo(200);
        assertThat(status(second.plaintext())).isEqualTo(200);
        keys.clock.advance(Duration.ofSeconds(5));
        assertThat(status(first.plaintext())).isEqualTo(401);
        assertThat(status(second.plaintext())).isEqualTo(200);
    }

    @Test
    void s19_a_change_here_holds_from_the_next_request_on() {
        String key = keys.issue();
        String id = TestKeys.id(key);
        assertThat(status(key)).isEqualTo(200);
        keys.apiKeys.disable(id);
        assertThat(status(key)).isEqualTo(401);
        keys.apiKeys.enable(id);
        assertThat(status(key)).isEqualTo(200);
        keys.apiKeys.revoke(id, "leaked");
        assertThat(status(key)).isEqualTo(401);
    }

    @Test
    void s19_a_change_on_another_node_holds_when_the_store_has_told_of_it() {
        String key = keys.issue();
        assertThat(status(key)).isEqualTo(200);
        try (ApiKeys otherNode = ApiKeys.builder(keys.store).clock(keys.clock).build()) {
            otherNode.revoke(TestKeys.id(key), "leaked");
        }
        assertThat(status(key)).isEqualTo(401);
    }

    @Test
    void s19_a_revocation_during_a_load_is_not_undone_by_what_was_loaded() throws Exception {
        String key = keys.issue();
        CountDownLatch loaded = new CountDownLatch(1);
        CountDownLatch revoked = new CountDownLatch(1);
        keys.store.onFind(found -> {
            keys.store.onFind(again -> again);
            loaded.countDown();
            awaitUninterrupted(revoked);
            return found;
        });
        CompletableFuture<Integer> during = CompletableFuture.supplyAsync(() -> status(key));
        loaded.await();
        keys.apiKeys.revoke(TestKeys.id(key), "leaked");
        revoked.countDown();
        assertThat(during.get()).isIn(200, 401);
        assertThat(status(key)).isEqualTo(401);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void s19_a_node_that_the_store_tells_nothing_refuses_a_revoked_key_when_its_staleness_ends() {
        String key = keys.issue();
        assertThat(get("/cut-off/x", "X-API-Key: " + key).status()).isEqualTo(200);
        keys.apiKeys.revoke(TestKeys.id(key), "leaked");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/cut-off/x", "X-API-Key: " + key).status() == 401);
    }

    @Test
    void s20_while_the_store_is_down_known_keys_pass_and_others_are_asked_to_come_again() {
        String cached = keys.issue();
        String uncached = keys.issue();
        assertThat(status(cached)).isEqualTo(200);
        breakStore();
        assertThat(status(cached)).isEqualTo(200);
        assertThat(status(TestKeys.withWrongSecret(cached))).isEqualTo(401);
        assertThat(status("ks_junk")).isEqualTo(401);
        for (String key : new String[] {uncached, TestKeys.unknown()}) {
            Reply reply = get("/api/x", "X-API-Key: " + key);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isEqualTo("5");
        }
        keys.reset();
        assertThat(status(uncached)).isEqualTo(200);
    }

    @Test
    void s20_with_stale_if_error_a_key_that_was_valid_lives_on_and_no_other() {
        String known = keys.issue();
        String unseen = keys.issue();
        assertThat(get("/lenient/x", "X-API-Key: " + known).status()).isEqualTo(200);
        breakStore();
        await().until(() -> {
            assertThat(get("/lenient/x", "X-API-Key: " + known).status()).isEqualTo(200);
            return lenient.events.all().stream().anyMatch(ApiKeyEvent.AcceptedStale.class::isInstance);
        });
        assertThat(get("/lenient/x", "X-API-Key: " + unseen).status()).isEqualTo(503);
        assertThat(get("/lenient/x", "X-API-Key: " + TestKeys.withWrongSecret(known))
                        .status())
                .isEqualTo(503);
    }
}
