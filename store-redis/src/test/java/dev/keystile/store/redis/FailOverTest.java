package dev.keystile.store.redis;

import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** R-07 of the list of faults: a master dies while it is written to. */
class FailOverTest {
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private final RedisSentinel servers = RedisSentinel.start();
    private final KeyStore store = new RedisKeyStoreProvider().open(StoreConfig.of(servers.url()));
    private final KeyStore otherNode = new RedisKeyStoreProvider().open(StoreConfig.of(servers.url()));
    private final List<String> acknowledged = new ArrayList<>();
    private final Told told = new Told();
    private int attempts;

    @AfterEach
    void close() {
        store.close();
        otherNode.close();
        servers.close();
    }

    @Test
    void every_acknowledged_write_outlives_the_master_and_the_store_recovers_without_a_restart() {
        otherNode.changes().follow(told);
        await().until(() -> !told.all.isEmpty());
        RedisServer first = servers.master();
        write(200);
        first.kill();
        servers.awaitOtherMaster(first);
        await().atMost(RECOVERY).until(() -> writesOne());
        write(50);

        assertThat(acknowledged)
                .allSatisfy(id -> assertThat(otherNode.find(id))
                        .hasValueSatisfying(key -> assertThat(key.revokedAt()).isEqualTo(NOW)));
        await().until(() -> told.all.contains(acknowledged.get(acknowledged.size() - 1)));
        assertThat(told.all.lastIndexOf(Told.GAP) > 0 || told.all.containsAll(acknowledged))
                .as("each change is told, or a gap")
                .isTrue();

        first.restart();
        servers.awaitHealthy();
        write(1);
        assertThat(acknowledged).allSatisfy(id -> assertThat(store.find(id)).isPresent());
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            writesOne();
        }
    }

    /** Issues a key and revokes it; whatever fails is not acknowledged. */
    private boolean writesOne() {
        String id = "k" + attempts++;
        try {
            store.insert(key(id));
            if (store.update(key(id).toBuilder().revoked(NOW, "leaked").build())) {
                acknowledged.add(id);
                return true;
            }
            return false;
        } catch (StoreException e) {
            return false;
        }
    }
}
