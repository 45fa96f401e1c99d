package dev.keystile.store.jdbc;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class JdbcChangeFeedTest {
    private final StoreConfig config = TestDatabase.H2_MEMORY.ready();
    private final UnpooledDataSource dataSource = new UnpooledDataSource(config);
    private final JdbcKeyStore store = JdbcKeyStore.builder(dataSource)
            .pollInterval(Duration.ofMillis(100))
            .build();
    private final JdbcKeyStore otherNode =
            JdbcKeyStore.builder(new UnpooledDataSource(config)).build();
    private final LogRecorder log = new LogRecorder();
    private final Told told = new Told();

    @AfterEach
    void close() {
        store.close();
        otherNode.close();
        log.close();
    }

    @Test
    void a_follower_is_told_a_gap_first_and_then_changes_of_other_nodes() {
        store.changes().follow(told);
        otherNode.insert(key("k"));

        await().until(() -> told.all.contains("k"));
        assertThat(told.all).containsExactly(Told.GAP, "k");
    }

    @Test
    void an_outage_is_logged_once_and_nothing_is_lost() {
        store.changes().follow(told);
        dataSource.isOut = true;
        await().until(() -> log.lines().size() == 1);
        otherNode.insert(key("k"));
        dataSource.isOut = false;

        await().until(() -> told.all.contains("k"));
        assertThat(told.all).containsExactly(Told.GAP, "k");
        assertThat(log.lines())
                .containsExactly(
                        "WARN Changes of keys cannot be followed, trying again each PT0.5S: H2 could not read the"
                                + " change log (SQLState 08001): the network is cut",
                        "INFO Changes of keys are followed again");
    }

    @Test
    void a_feed_that_starts_during_an_outage_tells_a_gap_when_it_is_over() {
        dataSource.isOut = true;
        store.changes().follow(told);
        assertThat(told.news()).containsExactly(Told.GAP);
        otherNode.insert(key("k"));
        dataSource.isOut = false;

        await().untilAsserted(() -> assertThat(told.all).containsExactly(Told.GAP));
    }

    @Test
    void one_thread_serves_all_followers_and_ends_with_the_store() {
        Told second = new Told();
        store.changes().follow(told);
        store.changes().follow(second);
        otherNode.insert(key("k"));

        await().until(() -> told.all.contains("k") && second.all.contains("k"));
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
        otherNode.insert(key("l"));

        await().until(() -> told.all.contains("l"));
        assertThat(told.all).containsExactly(Told.GAP, "k", "l");
        assertThat(log.lines()).contains("WARN A listener to changes of keys has failed");
    }

    @Test
    void a_closed_subscription_is_told_nothing_and_a_new_one_begins_with_a_gap() {
        Subscription subscription = store.changes().follow(told);
        subscription.close();
        subscription.close();
        otherNode.insert(key("k"));
        Told second = new Told();
        store.changes().follow(second);
        otherNode.insert(key("l"));

        await().until(() -> second.all.contains("l"));
        assertThat(second.all).startsWith(Told.GAP).endsWith("l");
        assertThat(told.all).containsExactly(Told.GAP);
    }

    @Test
    void a_closed_store_is_not_followed() {
        var feed = store.changes();
        store.close();

        assertThatThrownBy(() -> feed.follow(told)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(store::changes).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_log_is_trimmed_once_a_minute() {
        MovableClock clock = new MovableClock();
        ChangeLog changes = new ChangeLog(database(config), clock);
        ChangeLogSource source = new ChangeLogSource(new ChangeReader(changes, clock), clock);
        otherNode.insert(key("k"));
        otherNode.insert(key("l"));
        source.open();
        source.read(told);
        assertThat(changes.newest(9)).hasSize(2);

        clock.pass(Duration.ofDays(10_000));
        source.read(told);
        assertThat(changes.newest(9)).hasSize(1);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_log_that_cannot_be_trimmed_is_followed_all_the_same() {
        TestDatabase.execute(config, "CREATE USER reader PASSWORD 'p'");
        TestDatabase.execute(config, "GRANT SELECT ON keystile_change TO reader");
        MovableClock clock = new MovableClock();
        // Without the setting that only an administrator may change.
        StoreConfig reader = StoreConfig.of(config.url().replace(";DB_CLOSE_DELAY=-1", ""))
                .with("username", "reader")
                .with("password", "p");
        ChangeLog changes = new ChangeLog(database(reader), clock);
        ChangeLogSource source = new ChangeLogSource(new ChangeReader(changes, clock), clock);
        source.open();
        otherNode.insert(key("k"));
        clock.pass(Duration.ofMinutes(1));
        source.read(told);

        assertThat(log.lines()).singleElement().asString().contains("The change log grows", "could not trim");
        assertThat(told.all).containsExactly("k");
    }

    private static Database database(StoreConfig config) {
        return new Database(new UnpooledDataSource(config), Dialect.H2, Duration.ofSeconds(5));
    }

    private static long feedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("keystile-jdbc-changes"))
                .count();
    }
}
