package dev.keystile.store.redis;

import dev.keystile.servers.RedisServer;
import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a look at the server finds. */
class DiagnosisTest {
    private static KeyStore open(RedisServer server) {
        return new RedisKeyStoreProvider().open(StoreConfig.of(server.url()));
    }

    private static List<Finding> look(String... settings) {
        try (RedisServer server = RedisServer.start(settings);
                KeyStore store = open(server)) {
            return store.diagnose();
        }
    }

    private static List<String> worse(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .map(finding -> finding.severity() + " " + finding.subject() + ": " + finding.message())
                .toList();
    }

    @Test
    void a_server_in_working_order_has_nothing_but_good_findings() {
        List<Finding> found = look("maxmemory 100mb", "maxmemory-policy noeviction");

        assertThat(worse(found)).isEmpty();
        assertThat(found)
                .extracting(Finding::subject)
                .containsExactly("connection", "version", "eviction", "persistence", "replicas", "clock", "feed");
        assertThat(found.get(0).message()).containsPattern("answers in \\d+ µs");
        assertThat(found.get(4).message()).isEqualTo("0 replicas are in step, and writes wait for 0");
    }

    @Test
    void a_server_that_can_lose_keys_is_warned_of() {
        assertThat(worse(look("maxmemory 100mb", "maxmemory-policy allkeys-lru", "appendonly no")))
                .containsExactly(
                        "WARNING eviction: Redis may drop keys when its memory is full: maxmemory-policy is allkeys-lru."
                                + " Set it to noeviction",
                        "WARNING persistence: Redis loses what was written since its last snapshot when it is restarted:"
                                + " revoked keys would live again. Set appendonly to yes");
    }

    @Test
    void memory_that_is_nearly_full_is_warned_of() {
        try (RedisServer server = RedisServer.start();
                KeyStore store = open(server)) {
            assertThat(server.run("CONFIG SET maxmemory " + usedMemory(server) * 3 / 4))
                    .isEqualTo("OK");

            assertThat(worse(store.diagnose()))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING memory: ")
                    .endsWith(" % of maxmemory is in use, and writes fail at 100 %: raise it, or purge keys");
        }
    }

    private static long usedMemory(RedisServer server) {
        return server.run("INFO memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.split(":", 2)[1].strip()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_user_who_may_not_ask_is_told_what_stays_unknown() {
        assertThat(worse(look("user default on nopass ~* +@all -info -time")))
                .containsExactly(
                        "WARNING settings: not known, since this user may not use INFO: allow it (+info)",
                        "WARNING clock: not known, since this user may not use TIME: allow it (+time)");
    }

    @Test
    void more_replicas_to_wait_for_than_there_are_is_an_error() {
        try (RedisServer server = RedisServer.start();
                KeyStore store = new RedisKeyStoreProvider()
                        .open(StoreConfig.of(server.url()).with("wait-replicas", "2"))) {
            assertThat(worse(store.diagnose()))
                    .containsExactly(
                            "ERROR replicas: 0 replicas are in step, and writes wait for 2, so they fail: see to"
                                    + " the replicas, or lower wait-replicas");
        }
    }

    @Test
    @SuppressWarnings("try") // the server is closed on purpose while the store is open
    void a_server_that_is_gone_is_a_finding_and_no_exception() {
        try (RedisServer server = RedisServer.start();
                KeyStore store = open(server)) {
            server.kill();

            assertThat(worse(store.diagnose()))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR connection: Redis could not answer: ")
                    .endsWith(": check that Redis runs and that this user may use it");
        }
    }

    @Test
    void a_closed_store_is_not_looked_at() {
        try (RedisServer server = RedisServer.start()) {
            KeyStore store = open(server);
            store.close();

            assertThatIllegalStateException().isThrownBy(store::diagnose);
        }
    }
}
