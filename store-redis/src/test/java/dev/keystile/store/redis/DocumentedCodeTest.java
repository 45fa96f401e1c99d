package dev.keystile.store.redis;

import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The Java code of {@code docs/stores/redis.md}, word for word: the test of all documentation compares. */
class DocumentedCodeTest {
    /** "use one server". */
    private static KeyStore oneServer(String password) {
        KeyStore store = new RedisKeyStoreProvider()
                .open(StoreConfig.of("redis://redis:6379")
                        .with("username", "keystile")
                        .with("password", password));
        return store;
    }

    /** "use the client that my application has". */
    private static RedisKeyStore ownClient(UnifiedJedis client) {
        RedisKeyStore store = RedisKeyStore.builder(client).build();
        return store;
    }

    @Test
    void a_server_that_is_not_there_is_told_without_its_password() {
        assertThatThrownBy(() -> oneServer("s3cret-of-redis"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the store redis://redis:6379: Redis could not be reached")
                .satisfies(error -> assertThat(error.toString()).doesNotContain("s3cret"));
    }

    @Test
    void a_store_over_a_client_keeps_keys() {
        try (RedisServer server = RedisServer.start();
                RedisClient client = RedisClient.create("127.0.0.1", server.port());
                RedisKeyStore store = ownClient(client)) {
            store.insert(key("k"));

            assertThat(store.find("k")).contains(key("k"));
        }
    }
}
