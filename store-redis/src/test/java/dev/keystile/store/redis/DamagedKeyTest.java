package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.DamagedKeyException;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static dev.keystile.store.redis.Keys.HASH;
import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** R-27 and S-23 of the attack list. */
class DamagedKeyTest {
    private static final String BAD = "{keystile}:key:bad";
    private static RedisServer server;
    private static RedisClient redis;

    private final LogRecorder log = new LogRecorder();
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
        store = RedisKeyStore.builder(redis).build();
        store.insert(key("good"));
        store.insert(key("bad"));
    }

    @AfterEach
    void close() {
        store.close();
        log.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "format            | 2",
                "id                | good",
                "version           | 0",
                "version           | -1",
                "version           | 1.0",
                "version           | 99999999999999999999",
                "name              | \"\"",
                "owner             | somebody",
                "owner-index       | 00",
                "scopes            | \"a  b\"",
                "scopes            | \"a\\b\"",
                "networks          | example.com",
                "networks          | \"10.0.0.0/8 \"",
                "created-at        | today",
                "created-at        | 01",
                "created-at        | 1",
                "expires-at        | 253402300800000",
                "enabled           | yes",
                "revoked-at        | 1",
                "revoked-reason    | leaked",
                "secret.0.hash     | \"\"",
                "secret.0.hash     | \"a b\"",
                "secret.0.created-at | \"\"",
                "secret.2.hash     | x",
                "rate-limit.0      | 5",
                "rate-limit.0      | \"0 in 1000ms\"",
                "rate-limit.1      | \"5 in 1000ms\"",
                "place             | 000000000000001bad",
                "metadata.         | x",
                "more              | x"
            })
    void a_field_that_we_have_not_written_makes_that_key_unusable_and_harms_no_other(String field, String value) {
        redis.hset(BAD, field, value);

        assertDamaged();
    }

    @ParameterizedTest
    @CsvSource({
        "format",
        "id",
        "version",
        "name",
        "scopes",
        "networks",
        "created-at",
        "enabled",
        "prefix",
        "place",
        "secret.0.hash",
        "secret.0.created-at"
    })
    void a_field_that_is_missing_is_damage_too(String field) {
        redis.hdel(BAD, field);

        assertDamaged();
    }

    @ParameterizedTest
    @CsvSource({"ACED0005737200", "FF", "C0AF", "EDA080"})
    void bytes_that_are_no_text_are_refused(String hex) {
        redis.hset(
                BAD.getBytes(StandardCharsets.UTF_8),
                Map.of("name".getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(hex)));

        assertDamaged();
    }

    @Test
    void a_huge_value_is_refused() {
        redis.hset(BAD, "name", "x".repeat(10_000_000));

        assertDamaged();
    }

    @Test
    void a_value_that_is_no_hash_is_refused() {
        redis.set(BAD, "x".repeat(1000));

        assertDamaged();
    }

    @Test
    void paging_goes_on_behind_a_damaged_key() {
        store.insert(key("c"));
        redis.hdel(BAD, "secret.0.hash");

        Page<ApiKey> first = store.list(KeyQuery.all(NOW).withLimit(1));
        Page<ApiKey> second = store.list(KeyQuery.all(NOW).withLimit(1).withAfter(first.next()));

        assertThat(first.items()).containsExactly(key("good"));
        assertThat(second.items()).containsExactly(key("c"));
        assertThat(second.next()).isNull();
    }

    @Test
    void members_of_an_index_that_lead_nowhere_are_passed_over() {
        String place = Places.of(NOW, "bad");
        redis.zadd(
                "{keystile}:all",
                Map.of("zzz", 0.0, place + "gone", 0.0, "000000000000001bad", 0.0, place + "{}", 0.0));
        redis.zadd("{keystile}:all".getBytes(StandardCharsets.UTF_8), 0, new byte[] {'1', (byte) 0xff, 0});

        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("good"), key("bad"));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_key_that_was_damaged_and_deleted_can_be_made_anew() {
        redis.set(BAD, "no hash");
        store.delete("bad");
        ApiKey anew = key("bad").toBuilder().createdAt(NOW.plusSeconds(1)).build();

        store.insert(anew);

        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(anew, key("good"));
    }

    @Test
    void damaged_use_is_told_as_none_and_harms_no_other() {
        use();
        redis.hset("{keystile}:use:bad", "count", "many");
        use();

        assertThat(store.usage(List.of("good", "bad")))
                .isEqualTo(Map.of("good", new KeyUsage(2, NOW, null), "bad", KeyUsage.NONE));
        redis.set("{keystile}:use:bad", "x");
        assertThat(store.usage(List.of("bad"))).isEqualTo(Map.of("bad", KeyUsage.NONE));
        assertThat(log.lines())
                .containsExactly(
                        "WARN The use of key bad is damaged, and told as none",
                        "WARN The use of key bad is no hash, and told as none");
    }

    private void use() {
        store.recordUse(List.of(new KeyUse("bad", 1, NOW, null), new KeyUse("good", 1, NOW, null)));
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> store.find("bad"))
                .isInstanceOf(DamagedKeyException.class)
                .hasMessageStartingWith("what Redis keeps of key bad is damaged")
                .hasMessageNotContaining(HASH)
                .hasNoCause();
        assertThat(store.find("good")).contains(key("good"));
        assertThat(store.list(KeyQuery.all(NOW)).items()).containsExactly(key("good"));
        assertThat(log.lines()).singleElement().asString().contains("Left out of a list: what Redis keeps of key bad");
        assertThat(store.delete("bad")).isTrue();
        assertThat(store.find("bad")).isEmpty();
    }
}
