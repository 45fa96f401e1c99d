package dev.keystile.store.redis;

import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.servers.RedisCluster;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the store says of the server when it is opened, and what it needs to be allowed. */
class ServerCheckTest {
    private static final String POLICY =
            "WARN Redis may drop keys when its memory is full: maxmemory-policy is allkeys-lru."
                    + " Set it to noeviction";
    private static final String NO_FILE =
            "WARN Redis loses what was written since its last snapshot when it is restarted:"
                    + " revoked keys would live again. Set appendonly to yes";

    private final LogRecorder log = new LogRecorder();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_server_that_can_lose_keys_is_warned_of() {
        assertThat(logged("maxmemory 100mb", "maxmemory-policy allkeys-lru", "appendonly no"))
                .containsExactly(POLICY, NO_FILE);
    }

    @Test
    void a_server_that_keeps_its_keys_is_not() {
        assertThat(logged("maxmemory 100mb", "maxmemory-policy noeviction")).isEmpty();
        assertThat(logged("maxmemory-policy allkeys-lru")).isEmpty();
    }

    @Test
    void a_user_who_may_not_ask_can_keep_keys_and_is_told_what_that_means() {
        assertThat(logged("user default on nopass ~* +@all -info"))
                .containsExactly(
                        "WARN Writes do not wait for replicas: wait-replicas is auto, and this user may not use"
                                + " INFO to see whether there are any. Allow INFO, or set wait-replicas to a number");
    }

    @ParameterizedTest
    @CsvSource({
        "6.2.0, false",
        "7.0.0, false",
        "8.2.1, false",
        "10.0, false",
        "6.0.16, true",
        "5.0.14, true",
        "2.8, true",
        "'', false",
        "unknown, false"
    })
    void a_server_before_6_2_is_too_old(String version, boolean tooOld) {
        assertThat(new ServerInfo("# Server\r\nredis_version:" + version + "\r\n").isTooOld())
                .isEqualTo(tooOld);
    }

    @Test
    void the_user_of_the_documentation_may_do_all_that_is_needed() throws IOException {
        try (RedisServer server = RedisServer.start(documentedUser())) {
            useAll(server.url());
        }
    }

    @Test
    void the_user_of_the_documentation_may_do_so_in_a_cluster() throws IOException {
        try (RedisCluster servers = RedisCluster.start()) {
            String user = documentedUser();
            servers.nodes()
                    .forEach(node -> assertThat(
                                    node.run("ACL SETUSER " + user.substring("user ".length()) + " +cluster"))
                            .isEqualTo("OK"));
            useAll(servers.url());
        }
    }

    private void useAll(String url) {
        StoreConfig config = StoreConfig.of(url).with("username", "keystile").with("password", "change-me");
        Told told = new Told();
        try (KeyStore store = new RedisKeyStoreProvider().open(config.with("wait-replicas", "0"));
                KeyStore auto = new RedisKeyStoreProvider().open(config)) {
            store.changes().follow(told);
            auto.insert(key("k").toBuilder().owner("me").build());
            assertThat(store.update(store.find("k").orElseThrow().toBuilder()
                            .owner("you")
                            .build()))
                    .isTrue();
            store.recordUse(List.of(new KeyUse("k", 1, NOW, "192.0.2.1")));
            store.recordUse(List.of(new KeyUse("k", 1, NOW.plusMillis(1), null)));
            assertThat(store.usage(List.of("k")).get("k").useCount()).isEqualTo(2);
            assertThat(store.list(KeyQuery.all(NOW).withOwner("you")).items()).hasSize(1);
            assertThat(store.list(KeyQuery.all(NOW).withOrder(KeyOrder.OLDEST_FIRST))
                            .items())
                    .hasSize(1);
            assertThat(store.insertAll(List.of(key("k"), key("m")))).containsExactly("k");
            assertThat(store.diagnose()).extracting(Finding::severity).containsOnly(Severity.OK);
            assertThat(store.delete("k")).isTrue();
            await().until(() -> told.all.contains(Told.GAP));
            auto.insert(key("l"));
            await().until(() -> told.all.contains("l"));
        }
        assertThat(log.lines()).isEmpty();
    }

    private static String documentedUser() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "stores", "redis.md")).stream()
                .filter(line -> line.startsWith("user keystile on >"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> logged(String... settings) {
        try (RedisServer server = RedisServer.start(settings);
                KeyStore store = new RedisKeyStoreProvider().open(StoreConfig.of(server.url()))) {
            store.insert(key("k"));
            assertThat(store.find("k")).isPresent();
            return log.lines();
        }
    }
}
