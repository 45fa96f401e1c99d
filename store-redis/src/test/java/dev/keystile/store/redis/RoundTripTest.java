package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.KeyUse;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

/** What the store asks of the server, as the server counts it. */
class RoundTripTest {
    private static RedisServer server;
    private static RedisClient redis;
    private KeyStore store;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        redis = RedisClient.create("127.0.0.1", server.port());
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void open() {
        redis.flushAll();
        store = RedisKeyStore.builder(redis).waitReplicas(0).build();
        store.insert(key("k1"));
        store.insert(key("k2"));
        server.run("CONFIG RESETSTAT");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_key_is_found_in_one_round_trip() {
        assertThat(store.find("k1")).contains(key("k1"));

        assertThat(commands()).isEqualTo(Map.of("hgetall", 1));
    }

    @Test
    void a_text_that_cannot_be_an_id_is_not_looked_up() {
        assertThat(store.find("k1\0")).isEmpty();
        assertThat(store.find("k1}:x")).isEmpty();
        assertThat(store.find("*")).isEmpty();
        assertThat(store.find("k\r\n")).isEmpty();
        assertThat(store.find("k".repeat(65))).isEmpty();
        assertThat(store.delete("")).isFalse();
        assertThat(store.usage(List.of("{k1}"))).isEmpty();
        store.recordUse(List.of(new KeyUse("k 1", 1, NOW, null)));

        assertThat(commands()).isEmpty();
    }

    @Test
    void a_write_is_one_script() {
        assertThat(store.update(key("k1").toBuilder().name("new").build())).isTrue();
        assertThat(store.delete("k2", 1)).isTrue();

        assertThat(commands()).containsEntry("evalsha", 2).containsEntry("xadd", 2);
    }

    @Test
    void a_refused_update_writes_nothing() {
        assertThat(store.update(key("k1").toBuilder().version(7).build())).isFalse();

        assertThat(commands()).containsEntry("hmget", 1).doesNotContainKeys("hset", "del", "zadd", "zrem", "xadd");
    }

    @Test
    void a_script_that_the_server_has_forgotten_is_sent_again() {
        server.run("SCRIPT FLUSH");
        assertThat(store.update(key("k1"))).isTrue();
        assertThat(store.update(key("k1").toBuilder().version(2).build())).isTrue();

        assertThat(commands()).containsEntry("eval", 1).containsEntry("evalsha", 2);
    }

    @Test
    void use_is_recorded_in_few_scripts() {
        store.recordUse(IntStream.range(0, 250)
                .mapToObj(i -> new KeyUse("k" + i, 1, NOW, null))
                .toList());

        assertThat(commands())
                .containsEntry("eval", 1)
                .containsEntry("evalsha", 3)
                .containsEntry("hincrby", 2);
        assertThat(store.usage(List.of("k1")).get("k1").useCount()).isEqualTo(1);
    }

    @Test
    void no_use_is_no_round_trip() {
        store.recordUse(List.of());

        assertThat(commands()).isEmpty();
    }

    @Test
    void a_page_reads_no_more_keys_than_it_needs() {
        IntStream.range(0, 50).forEach(i -> store.insert(key("more" + i)));
        server.run("CONFIG RESETSTAT");

        assertThat(store.list(KeyQuery.all(NOW).withLimit(10)).items()).hasSize(10);

        assertThat(commands()).isEqualTo(Map.of("zrevrangebylex", 1, "hgetall", 11));
    }

    @Test
    void a_filter_by_owner_or_state_reads_an_index_of_its_own() {
        IntStream.range(0, 50).forEach(i -> store.insert(key("more" + i)));
        ApiKey owned = key("owned").toBuilder().owner("me").build();
        ApiKey revoked = key("revoked").toBuilder().revoked(NOW, "leaked").build();
        ApiKey expired = key("expired").toBuilder().expiresAt(NOW).build();
        ApiKey disabled = key("disabled").toBuilder().enabled(false).build();
        List.of(owned, revoked, expired, disabled).forEach(store::insert);
        server.run("CONFIG RESETSTAT");
        KeyQuery all = KeyQuery.all(NOW);

        assertThat(store.list(all.withOwner("me")).items()).containsExactly(owned);
        assertThat(store.list(all.withStatus(KeyStatus.REVOKED)).items()).containsExactly(revoked);
        assertThat(store.list(all.withStatus(KeyStatus.EXPIRED)).items()).containsExactly(expired);
        assertThat(store.list(all.withStatus(KeyStatus.DISABLED)).items()).containsExactly(disabled);

        assertThat(commands()).isEqualTo(Map.of("zrevrangebylex", 4, "hgetall", 4));
    }

    @Test
    void a_filter_that_no_index_is_for_reads_all_keys_in_parts() {
        IntStream.range(0, 1200).forEach(i -> store.insert(key("more" + i)));
        server.run("CONFIG RESETSTAT");

        assertThat(store.list(KeyQuery.all(NOW).withText("k1")).items()).containsExactly(key("k1"));

        assertThat(commands()).isEqualTo(Map.of("zrevrangebylex", 3, "hgetall", 1202));
    }

    /** What the server has counted since it was told to begin anew, but for this question itself. */
    private static Map<String, Integer> commands() {
        Map<String, Integer> counts = new TreeMap<>();
        server.run("INFO commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_"))
                .forEach(line -> {
                    String name = line.substring("cmdstat_".length(), line.indexOf(':'));
                    counts.put(name, Integer.valueOf(line.replaceAll(".*:calls=(\\d+).*", "$1")));
                });
        counts.values().removeIf(calls -> calls == 0);
        counts.keySet().removeAll(List.of("info", "config", "config|resetstat", "hello", "client", "script"));
        return counts;
    }
}
