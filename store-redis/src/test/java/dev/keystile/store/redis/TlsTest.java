package dev.keystile.store.redis;

import dev.keystile.servers.RedisCluster;
import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** R-28 of the list of faults, with Redis's own TLS. */
class TlsTest {
    @TempDir
    Path folder;

    @AfterEach
    void trustNoMore() {
        Certificate.trustNoMore();
    }

    @Test
    void keys_are_kept_behind_tls() throws Exception {
        Certificate certificate = Certificate.of(folder, "ip:127.0.0.1");
        certificate.trust();
        int port = freePort();
        try (RedisServer server = RedisServer.start(certificate.settings(port));
                KeyStore byScheme = open("rediss://127.0.0.1:" + port);
                KeyStore byOption = new RedisKeyStoreProvider()
                        .open(StoreConfig.of("redis://127.0.0.1:" + port).with("tls", "true"))) {
            byScheme.insert(key("k"));

            assertThat(byOption.find("k")).contains(key("k"));
            assertThat(server.run("EXISTS {keystile}:key:k")).isEqualTo("1");
        }
    }

    @Test
    void sentinels_and_the_master_that_they_name_are_reached_by_tls_after_a_fail_over_too() throws Exception {
        Certificate certificate = Certificate.of(folder, "ip:127.0.0.1");
        certificate.trust();
        try (RedisSentinel servers = RedisSentinel.startWithTls(certificate::settings);
                KeyStore store = openByTls(servers.url())) {
            store.insert(key("k"));
            RedisServer first = servers.master();
            first.kill();
            servers.awaitOtherMaster(first);

            await().ignoreExceptionsInstanceOf(StoreException.class)
                    .until(() -> store.find("k").isPresent());
            first.restart();
            servers.awaitHealthy();
        }
    }

    @Test
    void every_node_of_a_cluster_is_reached_by_tls() throws Exception {
        Certificate certificate = Certificate.of(folder, "ip:127.0.0.1");
        certificate.trust();
        try (RedisCluster servers = RedisCluster.startWithTls(certificate::settings)) {
            for (String namespace : List.of("a", "b", "c", "d")) {
                try (KeyStore store = openByTls(servers.url(), namespace)) {
                    store.insert(key("k"));

                    assertThat(store.find("k")).contains(key("k"));
                }
            }
            assertThat(servers.nodes())
                    .filteredOn(node -> !node.run("DBSIZE").equals("0"))
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void sentinels_with_a_certificate_for_another_host_are_refused() throws Exception {
        Certificate certificate = Certificate.of(folder, "dns:elsewhere.example");
        certificate.trust();
        try (RedisSentinel servers = RedisSentinel.startWithTls(certificate::settings)) {
            assertThatThrownBy(() -> openByTls(servers.url())).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void a_cluster_with_a_certificate_for_another_host_is_refused() throws Exception {
        Certificate certificate = Certificate.of(folder, "dns:elsewhere.example");
        certificate.trust();
        try (RedisCluster servers = RedisCluster.startWithTls(certificate::settings)) {
            assertThatThrownBy(() -> openByTls(servers.url())).isInstanceOf(StoreException.class);
        }
    }

    private static KeyStore openByTls(String url) {
        return openByTls(url, "keystile");
    }

    private static KeyStore openByTls(String url, String namespace) {
        return new RedisKeyStoreProvider()
                .open(StoreConfig.of(url).with("tls", "true").with("namespace", namespace));
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws Exception {
        Certificate certificate = Certificate.of(folder, "dns:elsewhere.example");
        certificate.trust();

        assertRefused(certificate, "No subject alternative names");
    }

    @Test
    void a_certificate_that_nobody_has_told_to_trust_is_refused() throws Exception {
        assertRefused(Certificate.of(folder, "ip:127.0.0.1"), "unable to find valid certification path");
    }

    private static void assertRefused(Certificate certificate, String reason) throws IOException {
        int port = freePort();
        try (RedisServer server = RedisServer.start(certificate.settings(port))) {
            assertThatThrownBy(() -> open("rediss://127.0.0.1:" + port))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(reason);
            assertThat(server.run("DBSIZE")).isEqualTo("0");
        }
    }

    private static KeyStore open(String url) {
        return new RedisKeyStoreProvider().open(StoreConfig.of(url));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
