package dev.keystile.store.redis;

import dev.keystile.model.KeyQuery;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

import java.util.List;
import java.util.Map;

import static dev.keystile.store.redis.Keys.NOW;
import static dev.keystile.store.redis.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Whatever happens to connections and servers: each change is told, or a gap. */
class RedisChangeFeedTest {
    private final RedisServer server = RedisServer.start();
    private final LogRecorder log = new LogRecorder();
    private final Told told = new Told();
    private final KeyStore store = open();
    private final KeyStore otherNode = open();

    private KeyStore open() {
        return new RedisKeyStoreProvider().open(StoreConfig.of(server.url()));
    }

    @AfterEach
    void close() {
        store.close();
        otherNode.close();
        server.close();
        log.close();
    }

    @Test
    void a_follower_is_told_a_gap_first_and_then_changes_of_other_nodes() {
        follow();
        otherNode.insert(key("k"));

        awaitTold("k");
        assertThat(told.all).containsExactly(Told.GAP, "k");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_connection_that_is_killed_loses_nothing() {
        follow();
        for (int i = 0; i < 20; i++) {
            server.run("CLIENT KILL TYPE normal");
            insertAgain("k" + i);
        }

        awaitTold("k19");
        assertThat(told.all)
                .startsWith(Told.GAP, "k0")
                .containsOnlyOnce(Told.GAP)
                .hasSize(21);
    }

    @Test
    void a_server_that_is_restarted_with_its_data_loses_nothing_and_the_outage_is_logged_once() {
        follow();
        otherNode.insert(key("before"));
        server.kill();
        await().until(() -> log.lines().size() == 1);
        server.restart();
        otherNode.list(KeyQuery.all(NOW));
        otherNode.insert(key("k"));

        awaitTold("k");
        await().until(() -> log.lines().size() == 2);
        assertThat(told.all).containsExactly(Told.GAP, "before", "k");
        assertThat(log.lines().get(0))
                .startsWith(
                        "WARN Changes of keys cannot be followed, trying again each PT0.5S: Redis could not read the"
                                + " stream of changes: ");
        assertThat(log.lines().get(1)).isEqualTo("INFO Changes of keys are followed again");
    }

    @Test
    void a_server_that_falls_silent_loses_nothing() {
        follow();
        server.freeze();
        await().until(() -> !log.lines().isEmpty());
        server.thaw();
        insertAgain("k");

        awaitTold("k");
        assertThat(told.all).containsExactly(Told.GAP, "k");
    }

    /** R-08 of the list of faults. */
    @Test
    void a_server_that_comes_back_without_its_data_is_a_gap_and_a_warning() {
        otherNode.insert(key("k"));
        follow();
        server.kill();
        server.restartEmpty();

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP, Told.GAP));
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN Redis has lost data"));
        assertThat(store.find("k")).isEmpty();
        otherNode.list(KeyQuery.all(NOW));
        otherNode.insert(key("new"));
        awaitTold("new");
    }

    @Test
    void a_server_that_is_emptied_is_a_gap_and_a_warning() {
        follow();
        server.run("FLUSHALL");

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP, Told.GAP));
        assertThat(log.lines()).singleElement().asString().startsWith("WARN Redis has lost data");
    }

    @Test
    void a_stream_that_is_deleted_and_begun_again_at_once_is_a_gap() {
        follow();
        try (RedisClient redis = RedisClient.create("127.0.0.1", server.port());
                var together = redis.multi()) {
            together.del("{keystile}:changes");
            together.xadd("{keystile}:changes", StreamEntryID.NEW_ENTRY, Map.of("key", "k"));
            together.exec();
        }

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP, Told.GAP));
    }

    /** Another server may have given the same id to another entry. */
    @Test
    void an_entry_with_the_same_id_and_another_content_proves_nothing() {
        otherNode.insert(key("k"));
        follow();
        try (RedisClient redis = RedisClient.create("127.0.0.1", server.port());
                var together = redis.multi()) {
            var id = redis.xrevrange("{keystile}:changes", "+", "-", 1).get(0).getID();
            together.del("{keystile}:changes");
            together.xadd("{keystile}:changes", id, Map.of("key", "k", "event", "another"));
            together.exec();
        }

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP, Told.GAP));
    }

    @Test
    void a_follower_that_the_stream_was_trimmed_beyond_is_told_a_gap_and_no_warning() {
        follow();
        try (RedisClient redis = RedisClient.create("127.0.0.1", server.port())) {
            redis.eval(
                    "for i = 1, 10500 do redis.call('XADD', KEYS[1], 'MAXLEN', '10000', '*', 'key', 'k') end",
                    List.of("{keystile}:changes"),
                    List.of());
        }

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP, Told.GAP));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void many_changes_at_once_are_told_each() {
        follow();
        try (RedisClient redis = RedisClient.create("127.0.0.1", server.port())) {
            redis.eval(
                    "for i = 1, 2500 do redis.call('XADD', KEYS[1], '*', 'key', 'k' .. i) end",
                    List.of("{keystile}:changes"),
                    List.of());
        }

        awaitTold("k2500");
        assertThat(told.all).hasSize(2501).doesNotHaveDuplicates();
    }

    @Test
    void entries_that_are_not_ours_are_passed_over() {
        follow();
        server.run("XADD {keystile}:changes * what ever");
        server.run("XADD {keystile}:changes * key {not-an-id}");
        otherNode.insert(key("k"));

        awaitTold("k");
        assertThat(told.all).containsExactly(Told.GAP, "k");
    }

    @Test
    void the_stream_is_trimmed() {
        try (RedisClient redis = RedisClient.create("127.0.0.1", server.port())) {
            redis.eval(
                    "for i = 1, 20000 do redis.call('XADD', KEYS[1], '*', 'key', 'k') end",
                    List.of("{keystile}:changes"),
                    List.of());
            otherNode.insert(key("k"));

            assertThat(redis.xlen("{keystile}:changes")).isBetween(10_000L, 10_200L);
        }
    }

    @Test
    void a_feed_that_starts_during_an_outage_tells_a_gap_when_it_is_over() {
        server.kill();
        store.changes().follow(told);
        await().until(() -> !log.lines().isEmpty());
        assertThat(told.all).containsExactly(Told.GAP);
        server.restart();

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP, Told.GAP));
    }

    @Test
    void one_thread_serves_all_followers_and_ends_with_the_store() {
        Told second = new Told();
        follow();
        store.changes().follow(second);
        otherNode.insert(key("k"));

        await().until(() -> told.all.contains("k") && second.all.contains("k"));
        assertThat(second.all).containsExactly(Told.GAP, "k");
        assertThat(feedThreads()).isEqualTo(1);
        store.close();
        assertThat(feedThreads()).isZero();
    }

    @Test
    void a_follower_that_fails_harms_no_other() {
        follow();
        store.changes().follow(new ChangeListener() {
            @Override
            public void changed(String keyId) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void gap() {
                throw new IllegalStateException("on purpose");
            }
        });
        otherNode.insert(key("k"));
        otherNode.insert(key("l"));

        awaitTold("l");
        assertThat(told.all).endsWith("k", "l");
        assertThat(log.lines()).contains("WARN A listener to changes of keys has failed");
    }

    @Test
    void a_closed_subscription_is_told_nothing_and_a_new_one_starts_anew() {
        Subscription subscription = store.changes().follow(told);
        await().until(() -> !told.all.isEmpty());
        subscription.close();
        subscription.close();
        otherNode.insert(key("k"));
        Told second = new Told();
        store.changes().follow(second);
        otherNode.insert(key("l"));

        await().until(() -> second.all.contains("l"));
        assertThat(told.all).containsExactly(Told.GAP);
    }

    @Test
    void a_closed_store_is_not_followed() {
        var feed = store.changes();
        store.close();

        assertThatThrownBy(() -> feed.follow(told)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(store::changes).isInstanceOf(IllegalStateException.class);
    }

    private void follow() {
        store.changes().follow(told);
        await().until(() -> told.all.contains(Told.GAP));
    }

    private void awaitTold(String id) {
        await().until(() -> told.all.contains(id));
    }

    /** The first attempt may meet a connection that is dead. */
    private void insertAgain(String id) {
        await().until(() -> {
            otherNode.find("any");
            otherNode.insert(key(id));
            return true;
        });
    }

    private static long feedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("keystile-redis-changes"))
                .count();
    }
}
