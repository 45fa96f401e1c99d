package dev.keystile.store.redis;

import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every call is answered in bounded time, and all is well when the server is. */
class OutageTest {
    private final RedisServer server = RedisServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private KeyStore open(int port) {
        return new RedisKeyStoreProvider()
                .open(StoreConfig.of("redis://127.0.0.1:" + port)
                        .with("pool-size", "4")
                        .with("timeout", "500ms"));
    }

    @Test
    void keys_are_found_at_once_when_a_server_is_back_although_all_connections_are_dead() {
        try (KeyStore store = open(server.port())) {
            store.insert(key("k"));
            findTogether(store);
            server.kill();
            assertThatThrownBy(() -> store.find("k")).isInstanceOf(StoreException.class);
            server.restart();

            for (int i = 0; i < 10; i++) {
                assertThat(store.find("k")).contains(key("k"));
            }
            assertThat(store.update(key("k"))).isTrue();
        }
    }

    @Test
    void a_server_that_was_restarted_between_two_calls_is_not_noticed() {
        try (KeyStore store = open(server.port())) {
            store.insert(key("k"));
            findTogether(store);
            server.restart();

            assertThat(findTogether(store)).containsOnly(true);
        }
    }

    @Test
    void a_frozen_server_is_given_up_by_more_callers_than_there_are_connections() {
        try (KeyStore store = open(server.port())) {
            store.insert(key("k"));
            server.freeze();
            assertTimeout(() -> assertThat(findTogether(store)).containsOnly(false));
            server.thaw();

            assertThat(store.find("k")).contains(key("k"));
        }
    }

    @Test
    void a_network_that_falls_silent_is_given_up() throws IOException {
        try (DeadNetwork network = new DeadNetwork(server.port());
                KeyStore store = open(network.port())) {
            assertThat(store.find("k")).isEmpty();
            network.die();

            assertTimeout(() -> {
                assertThatThrownBy(() -> store.find("k")).isInstanceOf(StoreException.class);
                assertThatThrownBy(() -> store.insert(key("k"))).isInstanceOf(StoreException.class);
            });
        }
    }

    private static void assertTimeout(Runnable work) {
        assertThat(CompletableFuture.runAsync(work)).succeedsWithin(Duration.ofSeconds(10));
    }

    /** Sixteen callers at a time; true for each that was answered. */
    private static List<Boolean> findTogether(KeyStore store) {
        List<CompletableFuture<Boolean>> calls = Stream.generate(() -> new CompletableFuture<Boolean>())
                .limit(16)
                .toList();
        calls.forEach(call -> new Thread(() -> call.complete(isFound(store))).start());
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private static boolean isFound(KeyStore store) {
        try {
            return store.find("k").isPresent();
        } catch (StoreException e) {
            return false;
        }
    }
}
