package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is acknowledged is on a replica, if there is one. */
class ReplicationTest {
    private static RedisSentinel servers;
    private static RedisServer master;
    private static List<RedisServer> replicas;

    @BeforeAll
    static void start() {
        servers = RedisSentinel.start();
        master = servers.master();
        replicas = servers.servers().stream().filter(server -> server != master).toList();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @AfterEach
    void empty() {
        replicas.forEach(RedisServer::thaw);
        master.run("FLUSHALL");
    }

    @Test
    void by_default_one_replica_has_a_write_when_it_is_acknowledged() {
        replicas.get(0).freeze();
        try (KeyStore store = open("auto")) {
            for (int i = 0; i < 50; i++) {
                store.insert(key("k" + i));

                assertThat(replicas.get(1).run("EXISTS {keystile}:key:k" + i)).isEqualTo("1");
            }
        }
    }

    @Test
    void a_write_that_no_replica_acknowledges_fails_and_says_what_to_do() {
        replicas.forEach(RedisServer::freeze);
        try (KeyStore store = open("auto")) {
            assertThatThrownBy(() -> store.insert(key("k")))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the write is on the Redis master, but within PT0.2S only 0 of 1 replicas acknowledged"
                            + " it, so a fail-over could undo it: repeat the call, and see to the replicas");
            assertThat(store.find("k")).contains(key("k"));
        }
    }

    @Test
    void a_revocation_that_is_repeated_is_acknowledged_only_when_a_replica_has_it() {
        try (KeyStore store = open("auto")) {
            store.insert(key("k"));
            ApiKey revoked = key("k").toBuilder().revoked(NOW, "leaked").build();
            replicas.forEach(RedisServer::freeze);
            assertThatThrownBy(() -> store.update(revoked)).isInstanceOf(StoreException.class);
            ApiKey read = store.find("k").orElseThrow();
            assertThatThrownBy(() -> store.update(read)).isInstanceOf(StoreException.class);
            replicas.forEach(RedisServer::thaw);

            assertThat(store.update(store.find("k").orElseThrow())).isTrue();
        }
    }

    @Test
    void a_deletion_that_is_repeated_is_acknowledged_only_when_a_replica_has_it() {
        try (KeyStore store = open("auto")) {
            store.insert(key("k"));
            replicas.forEach(RedisServer::freeze);
            assertThatThrownBy(() -> store.delete("k")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.delete("k")).isInstanceOf(StoreException.class);
            replicas.forEach(RedisServer::thaw);

            assertThat(store.delete("k")).isFalse();
            assertThat(replicas)
                    .anyMatch(replica -> replica.run("EXISTS {keystile}:key:k").equals("0"));
        }
    }

    @Test
    void as_many_replicas_as_asked_for_have_a_write() {
        try (KeyStore two = open("2");
                KeyStore three = open("3")) {
            two.insert(key("k"));
            assertThat(replicas)
                    .allMatch(replica -> replica.run("EXISTS {keystile}:key:k").equals("1"));
            assertThatThrownBy(() -> three.insert(key("l"))).hasMessageContaining("only 2 of 3 replicas");
        }
    }

    @Test
    void no_replica_is_waited_for_when_none_is_asked_for_or_there_is_none() {
        replicas.forEach(RedisServer::freeze);
        try (RedisServer alone = RedisServer.start();
                KeyStore zero = open("0");
                KeyStore auto = new RedisKeyStoreProvider().open(StoreConfig.of(alone.url()))) {
            assertThatCode(() -> zero.insert(key("k"))).doesNotThrowAnyException();
            assertThatCode(() -> auto.insert(key("k"))).doesNotThrowAnyException();
        }
    }

    @Test
    void a_write_to_a_replica_is_refused() {
        try (KeyStore store =
                new RedisKeyStoreProvider().open(StoreConfig.of(replicas.get(0).url()))) {
            assertThatThrownBy(() -> store.insert(key("k")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("Redis could not insert a key: ")
                    .hasMessageContaining("read only replica");
        }
    }

    private static KeyStore open(String waitReplicas) {
        return new RedisKeyStoreProvider()
                .open(StoreConfig.of(master.url())
                        .with("wait-replicas", waitReplicas)
                        .with("wait-timeout", "200ms"));
    }
}
