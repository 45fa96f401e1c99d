package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import dev.keystile.model.KeyUse;
import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MongoChangeFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OUT = "Changes of keys cannot be followed";
    private static final String BACK = "INFO Changes of keys are followed again";

    /** What holds on every topology. Each test has servers of its own kind, and a database of its own. */
    abstract static class On {
        final StoreConfig config;
        final KeyStore store;
        final KeyStore otherNode;
        final LogRecorder log = new LogRecorder();
        final Told told = new Told();

        On(StoreConfig config) {
            this.config = config;
            store = TestMongo.open(config);
            otherNode = TestMongo.open(config);
        }

        @AfterEach
        void close() {
            store.close();
            otherNode.close();
            log.close();
        }

        @Test
        void a_follower_is_told_a_gap_first_and_then_changes_of_other_nodes_alone() {
            otherNode.insert(key("before"));
            store.changes().follow(told);
            otherNode.insert(key("k"));
            otherNode.recordUse(List.of(new KeyUse("before", 1, NOW, "192.0.2.1")));
            otherNode.delete("k");
            otherNode.insert(key("l"));

            awaitTold("l");
            assertThat(told.all).containsExactly(Told.GAP, "k", "k", "l");
        }

        @Test
        void one_thread_serves_all_followers_and_ends_with_the_store() {
            Told second = new Told();
            store.changes().follow(told);
            store.changes().follow(second);
            otherNode.insert(key("k"));

            await().atMost(PATIENCE).until(() -> told.all.contains("k") && second.all.contains("k"));
            assertThat(feedThreads()).isEqualTo(1);
            store.close();
            assertThat(feedThreads()).isZero();
        }

        @Test
        void a_follower_that_fails_harms_no_other() {
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
            store.changes().follow(told);
            otherNode.insert(key("k"));

            awaitTold("k");
            assertThat(log.lines()).contains("WARN A listener to changes of keys has failed");
        }

        @Test
        void a_closed_subscription_is_told_nothing() {
            Subscription subscription = store.changes().follow(told);
            Told second = new Told();
            store.changes().follow(second);
            subscription.close();
            otherNode.insert(key("k"));

            await().atMost(PATIENCE).until(() -> second.all.contains("k"));
            assertThat(told.all).containsExactly(Told.GAP);
        }

        @Test
        void a_closed_store_is_not_followed() {
            var feed = store.changes();
            store.close();

            assertThatThrownBy(() -> feed.follow(told)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void a_cursor_that_the_server_ends_is_replaced_and_nothing_is_lost() {
            store.changes().follow(told);
            otherNode.insert(key("k"));
            awaitTold("k");
            try (MongoClient client = TestMongo.client(config)) {
                assertThat(killCursors(client)).isPositive();
            }
            otherNode.insert(key("l"));

            awaitTold("l");
            assertThat(told.all).containsOnlyOnce(Told.GAP);
        }

        private static int killCursors(MongoClient client) {
            List<Document> cursors = client.getDatabase("admin")
                    .aggregate(List.of(
                            Document.parse("{$currentOp: {idleCursors: true}}"),
                            Document.parse("{$match: {'cursor.awaitData': true}}")))
                    .into(new ArrayList<>());
            cursors.forEach(found -> {
                String[] namespace = found.getString("ns").split("\\.", 2);
                client.getDatabase(namespace[0])
                        .runCommand(new Document("killCursors", namespace[1])
                                .append(
                                        "cursors",
                                        List.of(found.get("cursor", Document.class)
                                                .get("cursorId"))));
            });
            return cursors.size();
        }

        void awaitTold(String what) {
            await().atMost(PATIENCE).until(() -> told.all.contains(what));
        }

        private static long feedThreads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("keystile-mongo-changes"))
                    .count();
        }
    }

    @Nested
    class Standalone extends On {
        Standalone() {
            super(TestMongo.standalone());
        }

        @Test
        void it_says_once_that_it_polls() {
            store.changes().follow(told);
            store.changes().follow(told);

            assertThat(log.lines())
                    .as("one line for each of the two stores")
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("INFO This MongoDB is a standalone server"));
        }

        @Test
        void a_log_that_was_emptied_is_a_gap() {
            store.changes().follow(told);
            otherNode.insert(key("k"));
            awaitTold("k");
            told.news();
            try (MongoClient client = TestMongo.client(config)) {
                TestMongo.database(client, config)
                        .getCollection("keystile_key_change")
                        .drop();
                TestMongo.open(config).close();
            }

            awaitTold(Told.GAP);
            otherNode.insert(key("l"));
            awaitTold("l");
        }
    }

    @Nested
    class ReplicaSetOfOne extends On {
        ReplicaSetOfOne() {
            super(TestMongo.replicaSetOfOne());
        }

        @Test
        void what_is_changed_by_hand_is_told() {
            otherNode.insert(key("k"));
            store.changes().follow(told);
            try (MongoClient client = TestMongo.client(config)) {
                TestMongo.update(client, config, "k", "{$set: {enabled: false}}");
            }

            awaitTold("k");
        }

        /** As when the oplog no longer reaches back to where the feed was. */
        @Test
        void a_place_that_the_server_has_lost_is_a_gap() {
            store.changes().follow(told);
            otherNode.insert(key("k"));
            awaitTold("k");
            told.news();
            try (MongoClient client = TestMongo.client(config)) {
                client.getDatabase("admin")
                        .runCommand(Document.parse("{configureFailPoint: 'failCommand', mode: {times: 2}, data: {"
                                + "failCommands: ['getMore', 'aggregate'], errorCode: 286}}"));
            }

            awaitTold(Told.GAP);
            otherNode.insert(key("l"));
            awaitTold("l");
            assertThat(log.lines()).hasSize(2).last().isEqualTo(BACK);
        }

        @Test
        void a_collection_that_is_dropped_is_a_gap_and_a_new_one_is_followed() {
            otherNode.insert(key("k"));
            store.changes().follow(told);
            told.news();
            try (MongoClient client = TestMongo.client(config)) {
                TestMongo.database(client, config).getCollection("keystile_key").drop();
            }

            awaitTold(Told.GAP);
            otherNode.insert(key("l"));
            awaitTold("l");
        }
    }

    @Test
    void a_standalone_server_that_is_killed_and_comes_back_is_followed_without_a_loss() {
        try (MongoServer server = MongoServer.standalone()) {
            nothing_is_lost(server::url, server::kill, server::restart);
        }
    }

    @Test
    void a_replica_set_that_is_killed_and_comes_back_is_followed_without_a_loss() {
        try (MongoReplicaSet set = MongoReplicaSet.of(1)) {
            nothing_is_lost(set::url, set::kill, set::restart);
        }
    }

    private static void nothing_is_lost(Function<String, String> url, Runnable kill, Runnable restart) {
        StoreConfig config = TestMongo.fresh(url);
        Told told = new Told();
        try (KeyStore store = TestMongo.open(config);
                LogRecorder log = new LogRecorder()) {
            store.changes().follow(told);
            store.insert(key("k"));
            await().atMost(PATIENCE).until(() -> told.all.contains("k"));

            kill.run();
            await().atMost(PATIENCE).until(() -> log.lines().size() == 1);
            restart.run();
            try (KeyStore another = TestMongo.open(config)) {
                another.insert(key("l"));
            }

            await().atMost(PATIENCE).until(() -> told.all.contains("l"));
            assertThat(told.all).containsExactly(Told.GAP, "k", "l");
            assertThat(log.lines().stream().filter(line -> line.contains(OUT))).hasSize(1);
            assertThat(log.lines()).contains(BACK);
        }
    }

    @Test
    void a_feed_that_starts_during_an_outage_tells_a_gap_when_it_is_over() {
        try (MongoServer server = MongoServer.standalone();
                KeyStore store = TestMongo.open(TestMongo.fresh(server::url))) {
            Told told = new Told();
            server.kill();
            store.changes().follow(told);
            assertThat(told.news()).containsExactly(Told.GAP);
            server.restart();

            await().atMost(PATIENCE).until(() -> told.all.contains(Told.GAP));
        }
    }
}
