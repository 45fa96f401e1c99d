package dev.keystile.store.redis;

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

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
