package dev.keystile.store.redis;

import dev.keystile.servers.RedisCluster;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

import java.time.Duration;

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A store over a client that the application has. */
class OwnClientTest {
    @Test
    void a_client_that_was_given_stays_open() {
        try (RedisServer server = RedisServer.start();
                RedisClient client = RedisClient.create("127.0.0.1", server.port())) {
            KeyStore store = RedisKeyStore.builder(client)
                    .namespace("mine")
                    .waitReplicas(0)
                    .waitTimeout(Duration.ofSeconds(2))
                    .build();
            store.insert(key("k"));
            store.close();

            assertThat(client.exists("{mine}:key:k")).isTrue();
        }
    }

    @Test
    void what_is_out_of_bounds_is_refused_with_the_bounds() {
        try (RedisClient client = RedisClient.create("127.0.0.1", 1)) {
            RedisKeyStoreBuilder builder = RedisKeyStore.builder(client);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.waitReplicas(11))
                    .withMessage("the number of replicas to wait for is 11: give 0 to 10");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.waitTimeout(Duration.ofMillis(99)))
                    .withMessage("the time to wait for replicas is PT0.099S: give PT0.1S to PT30S, such as PT1S");
        }
    }

    @Test
    void either_protocol_will_do() {
        try (RedisServer server = RedisServer.start()) {
            for (RedisProtocol protocol : RedisProtocol.values()) {
                try (RedisClient client = RedisClient.builder()
                                .hostAndPort("127.0.0.1", server.port())
                                .clientConfig(DefaultJedisClientConfig.builder()
                                        .protocol(protocol)
                                        .build())
                                .build();
                        KeyStore store = RedisKeyStore.builder(client).build()) {
                    Told told = new Told();
                    store.changes().follow(told);
                    await().until(() -> told.all.contains(Told.GAP));
                    store.insert(key(protocol.name()));

                    assertThat(store.find(protocol.name())).contains(key(protocol.name()));
                    await().until(() -> told.all.contains(protocol.name()));
                }
            }
        }
    }

    @Test
    void a_key_is_a_hash_that_people_can_read() {
        try (RedisServer server = RedisServer.start();
                RedisClient client = RedisClient.create("127.0.0.1", server.port());
                KeyStore store = RedisKeyStore.builder(client).build()) {
            store.insert(key("k").toBuilder()
                    .scopes(java.util.Set.of("b", "a"))
                    .metadata(java.util.Map.of("team", "x"))
                    .build());

            assertThat(client.hgetAll("{keystile}:key:k"))
                    .containsEntry("name", "a key")
                    .containsEntry("scopes", "a b")
                    .containsEntry("metadata.team", "x")
                    .containsEntry("created-at", "" + Keys.NOW.toEpochMilli())
                    .containsEntry("enabled", "true")
                    .containsEntry("version", "1");
        }
    }

    @Test
    void a_client_of_another_kind_is_refused() {
        try (RedisCluster servers = RedisCluster.start()) {
            RedisServer node = servers.nodes().get(0);
            try (UnifiedJedis other = otherKind(node.port())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> RedisKeyStore.builder(other).build())
                        .withMessageContaining("a Redis store works with a RedisClient, RedisSentinelClient or");
            }
        }
    }

    @SuppressWarnings("deprecation") // It is there until Jedis drops it, so somebody may give it.
    private static UnifiedJedis otherKind(int port) {
        return new redis.clients.jedis.JedisCluster(new HostAndPort("127.0.0.1", port));
    }

    /** The client learns where a slot is, and then the slot moves. */
    @Test
    void a_slot_that_has_moved_is_found_again() {
        try (RedisCluster servers = RedisCluster.start();
                RedisClusterClient client = RedisClusterClient.create(
                        new HostAndPort("127.0.0.1", servers.nodes().get(0).port()));
                KeyStore store = RedisKeyStore.builder(client).build()) {
            assertThat(store.find("k")).isEmpty();
            int slot = JedisClusterCRC16.getSlot("{keystile}");
            for (RedisServer target : servers.nodes()) {
                String id = target.run("CLUSTER MYID");
                servers.nodes().forEach(node -> node.run("CLUSTER SETSLOT " + slot + " NODE " + id));

                store.insert(key("k"));
                assertThat(target.run("EXISTS {keystile}:key:k")).isEqualTo("1");
                assertThat(store.delete("k")).isTrue();
                target.run("FLUSHALL");
            }
        }
    }

    @Test
    void a_node_that_is_gone_fails_calls_and_they_succeed_when_it_is_back() {
        try (RedisCluster servers = RedisCluster.start();
                RedisClusterClient client = RedisClusterClient.create(
                        new HostAndPort("127.0.0.1", servers.nodes().get(0).port()));
                KeyStore store = RedisKeyStore.builder(client).build()) {
            store.insert(key("k"));
            servers.nodes().forEach(RedisServer::kill);
            assertThatThrownBy(() -> store.insert(key("l"))).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.find("k")).isInstanceOf(StoreException.class);
            servers.nodes().forEach(RedisServer::restart);
            servers.awaitHealthy();

            await().ignoreExceptions().until(() -> store.find("k").isPresent());
            store.insert(key("l"));
        }
    }
}
