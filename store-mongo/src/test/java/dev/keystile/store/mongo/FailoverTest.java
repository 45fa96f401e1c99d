package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import dev.keystile.model.ApiKey;
import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** R-09 of the fault list: the primary goes while keys are made and revoked. */
class FailoverTest {
    private static final MongoReplicaSet SET = MongoReplicaSet.of(3);
    private static final int WRITERS = 4;
    private static final int ENOUGH = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A heartbeat is what tells the driver that a server is well again, of which a test has said otherwise. */
    private final StoreConfig config = TestMongo.fresh(database -> SET.url(database) + "&heartbeatFrequencyMS=500")
            .with("timeout", "5s");

    private final KeyStore store = TestMongo.open(config);
    private final Told told = new Told();
    /** Each key that was acknowledged, and whether its revocation was. */
    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean isOver;

    @AfterAll
    static void end() {
        SET.close();
    }

    @Test
    void no_acknowledged_write_is_lost_when_the_primary_steps_down() throws InterruptedException {
        underLoad(SET::stepDown);
    }

    @Test
    void no_acknowledged_write_is_lost_when_the_primary_is_killed() throws InterruptedException {
        underLoad(() -> SET.kill(SET.primary()));
        SET.restart();
    }

    private void underLoad(Runnable fault) throws InterruptedException {
        store.changes().follow(told);
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> new Thread(() -> write(writer)))
                .toList();
        writers.forEach(Thread::start);
        awaitMore();
        fault.run();
        awaitMore();
        isOver = true;
        for (Thread writer : writers) {
            writer.join();
        }
        assertNothingIsLost();
        store.close();
    }

    private void awaitMore() {
        int before = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() > before + ENOUGH);
    }

    private void write(int writer) {
        for (int i = 0; !isOver; i++) {
            ApiKey key = key("w" + writer + "-" + i);
            try {
                store.insert(key);
                acknowledged.put(key.id(), false);
                if (store.update(key.toBuilder().revoked(NOW, "over").build())) {
                    acknowledged.put(key.id(), true);
                }
            } catch (DuplicateKeyException e) {
                throw new AssertionError("a retried insert met itself", e);
            } catch (StoreException e) {
                failures.incrementAndGet();
            }
        }
    }

    private void assertNothingIsLost() {
        acknowledged.forEach((id, isRevoked) -> {
            ApiKey found = store.find(id).orElseThrow(() -> new AssertionError(id + " is lost"));
            if (isRevoked) {
                assertThat(found.revokedAt()).as("the revocation of %s", id).isEqualTo(NOW);
                assertThat(found.version()).isEqualTo(2);
            }
        });
        await().atMost(PATIENCE).until(() -> told.all.containsAll(acknowledged.keySet()) || gaps() > 1);
    }

    private long gaps() {
        return told.all.stream().filter(Told.GAP::equals).count();
    }

    @Test
    void a_linearizable_read_fails_rather_than_lies_when_there_is_no_majority() {
        try (KeyStore linearizable =
                TestMongo.open(config.with("read-concern", "linearizable").with("timeout", "2s"))) {
            linearizable.insert(key("k"));
            assertThat(linearizable.find("k")).isPresent();
            int primary = SET.primary();
            IntStream.range(0, SET.size()).filter(member -> member != primary).forEach(SET::freeze);

            assertThatThrownBy(() -> linearizable.find("k")).isInstanceOf(StoreException.class);

            SET.thaw();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(StoreException.class)
                    .until(() -> linearizable.find("k").isPresent());
        }
        store.close();
    }

    /** The server applies the write, and the answer is one that the driver takes for a reason to try again. */
    @Test
    void a_write_that_is_tried_again_is_no_conflict_with_itself() {
        store.insert(key("k"));
        for (String command : List.of("insert", "update", "delete")) {
            try (MongoClient client = TestMongo.client(config)) {
                client.getDatabase("admin")
                        .runCommand(Document.parse("{configureFailPoint: 'failCommand', mode: {times: 1}, data: {"
                                + "failCommands: ['" + command + "'], errorLabels: ['RetryableWriteError'],"
                                + "writeConcernError: {code: 91, errmsg: 'on purpose'}}}"));
            }
            switch (command) {
                case "insert" -> store.insert(key("l"));
                case "update" -> assertThat(store.update(key("k"))).isTrue();
                default -> assertThat(store.delete("l")).isTrue();
            }
        }
        assertThat(store.find("k")).contains(key("k").toBuilder().version(2).build());
        assertThat(store.find("l")).isEmpty();
        store.close();
    }
}
