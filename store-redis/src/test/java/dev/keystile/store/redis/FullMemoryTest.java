package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server whose memory is full, by whatever others keep there: what takes a key out of use works, nothing else does. */
class FullMemoryTest {
    private final RedisServer server = RedisServer.start("maxmemory 8mb", "maxmemory-policy noeviction");
    private final KeyStore store = new RedisKeyStoreProvider().open(StoreConfig.of(server.url()));

    @BeforeEach
    void fill() {
        List.of("k", "l").forEach(id -> store.insert(key(id)));
        server.run("SETRANGE filler 8000000 x");
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void a_key_can_be_revoked() {
        ApiKey revoked = key("k").toBuilder().revoked(NOW, "leaked").build();

        assertThat(store.update(revoked)).isTrue();
        assertThat(store.find("k")).contains(revoked.toBuilder().version(2).build());
    }

    @Test
    void a_key_can_be_switched_off() {
        ApiKey disabled = key("k").toBuilder().enabled(false).build();

        assertThat(store.update(disabled)).isTrue();
        assertThat(store.find("k")).contains(disabled.toBuilder().version(2).build());
    }

    @Test
    void a_key_can_be_deleted_at_its_version_or_at_any() {
        assertThat(store.delete("k", 1)).isTrue();
        assertThat(store.delete("l")).isTrue();

        assertThat(store.find("k")).isEmpty();
        assertThat(store.find("l")).isEmpty();
    }

    @Test
    void nothing_else_is_written_and_keys_are_found() {
        assertRefused(() -> store.insert(key("new")));
        assertRefused(() -> store.update(key("k").toBuilder().name("new").build()));

        assertThat(store.find("new")).isEmpty();
        assertThat(store.find("k")).contains(key("k"));
    }

    private static void assertRefused(Runnable write) {
        assertThatThrownBy(write::run).isInstanceOf(StoreException.class).hasMessageContaining("OOM");
    }
}
