package dev.keystile.store.mongo;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A server that is silent: it has stopped, and its connections stay open. */
class TimeoutTest {
    /** The timeout, and what a busy machine may add to it; far below any default of the driver's. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final Duration LIST_BOUND = MongoSettings.MIN_LIST_TIMEOUT.plus(BOUND);

    private static final List<Consumer<KeyStore>> CALLS = List.of(
            store -> store.find("k"),
            store -> store.insert(key("l")),
            store -> store.update(key("k")),
            store -> store.delete("k"),
            store -> store.recordUse(List.of(new KeyUse("k", 1, NOW, null))),
            store -> store.usage(List.of("k")));

    @Test
    @Timeout(120)
    void every_call_ends_within_its_bound_and_the_store_recovers() {
        try (MongoServer server = MongoServer.standalone();
                KeyStore store = TestMongo.open(StoreConfig.of(server.url()).with("timeout", "500ms"))) {
            store.insert(key("k"));
            server.freeze();
            CALLS.forEach(call -> assertEnds(store, call, BOUND));
            assertEnds(store, listing -> listing.list(KeyQuery.all(NOW)), LIST_BOUND);
            server.thaw();

            await().ignoreExceptionsInstanceOf(StoreException.class)
                    .until(() -> store.usage(List.of("k")).containsKey("k"));
        }
    }

    private static void assertEnds(KeyStore store, Consumer<KeyStore> call, Duration bound) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> call.accept(store)).isInstanceOf(StoreException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(bound);
    }

    /** The driver says farewell to the server, and would wait for its answer for ever. */
    @Test
    void a_silent_server_does_not_keep_the_store_from_being_closed() {
        try (MongoServer server = MongoServer.standalone()) {
            KeyStore store = TestMongo.open(StoreConfig.of(server.url()).with("timeout", "1s"));
            store.insert(key("k"));
            server.freeze();

            assertThat(CompletableFuture.runAsync(store::close)).succeedsWithin(Duration.ofSeconds(20));
            server.thaw();
        }
    }

    /** The driver's classes are loaded then, and no request waits. */
    @Test
    void the_start_has_more_time_than_a_request() throws Exception {
        try (MongoServer server = MongoServer.standalone()) {
            StoreConfig config = StoreConfig.of(server.url()).with("timeout", "3s");
            server.freeze();
            CompletableFuture<KeyStore> start = CompletableFuture.supplyAsync(() -> TestMongo.open(config));
            assertThatThrownBy(() -> start.get(4, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            server.thaw();

            try (KeyStore store = start.get(1, TimeUnit.MINUTES)) {
                assertThat(store.find("k")).isEmpty();
            }
        }
    }

    @Test
    void a_list_has_more_time_than_a_request() throws Exception {
        try (MongoServer server = MongoServer.standalone();
                Spy spy = new Spy(StoreConfig.of(server.url("keys")));
                KeyStore store = MongoKeyStore.builder(spy.client().getDatabase("keys"))
                        .timeout(Duration.ofSeconds(2))
                        .build()) {
            store.insert(key("k"));
            spy.commands.clear();
            server.freeze();
            CompletableFuture<Page<ApiKey>> list = CompletableFuture.supplyAsync(() -> store.list(KeyQuery.all(NOW)));
            // The list has the open connection by then. If the lookup had it, the list would wait for a new one to
            // open.
            await().until(() -> spy.commands.contains("find"));
            assertThatThrownBy(() -> store.find("k")).isInstanceOf(StoreException.class);
            server.thaw();

            assertThat(list.get(1, TimeUnit.MINUTES).items()).containsExactly(key("k"));
        }
    }

    @Test
    void a_server_that_is_gone_is_told_with_the_reason_and_without_a_document() {
        try (MongoServer server = MongoServer.standalone();
                KeyStore store = TestMongo.open(StoreConfig.of(server.url()).with("timeout", "500ms"))) {
            server.kill();

            assertThatThrownBy(() -> store.insert(key("k")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("MongoDB could not insert a key (Mongo")
                    .hasMessageNotContaining(Keys.HASH);
        }
    }
}
