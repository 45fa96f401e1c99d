package dev.keystile.store.redis;

import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;

import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** Sentinels with a password of their own, in front of servers that have none. */
class SentinelPasswordTest {
    private static RedisSentinel servers;

    @BeforeAll
    static void start() {
        servers = RedisSentinel.startWithPassword("watcher", "hunter2");
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void the_password_alone_is_that_of_the_default_user() {
        try (KeyStore store = open(config().with("sentinel-password", "hunter2"))) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @Test
    void the_master_is_found_with_user_and_password_after_a_fail_over_too() {
        StoreConfig config = config().with("sentinel-username", "watcher").with("sentinel-password", "hunter2");
        try (KeyStore store = open(config)) {
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

    @ParameterizedTest
    @CsvSource({"watcher, wr0ng", "n0body, hunter2", "watcher,", ","})
    void no_other_credential_will_do_and_none_is_told(String username, String password) {
        StoreConfig config = config();
        if (username != null) {
            config = config.with("sentinel-username", username);
        }
        if (password != null) {
            config = config.with("sentinel-password", password);
        }
        StoreConfig refused = config;
        Throwable failure = catchThrowable(() -> open(refused));

        assertThat(failure).isInstanceOf(StoreException.class);
        assertThat(printed(failure)).doesNotContain("hunter2", "wr0ng", "n0body", "watcher");
    }

    private static StoreConfig config() {
        return StoreConfig.of(servers.url());
    }

    private static KeyStore open(StoreConfig config) {
        return new RedisKeyStoreProvider().open(config);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
