package dev.keystile.store.jdbc;

import dev.keystile.model.KeyUse;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import static dev.keystile.store.jdbc.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

class ChangeReaderTest {
    private final MovableClock clock = new MovableClock();
    private final Told told = new Told();

    /** One node's parts, over connections of their own. */
    private final class Node {
        final Database database;
        final ChangeLog log;
        final KeyTable keys;
        final ChangeReader reader;

        Node(StoreConfig config) {
            try (Connection connection = TestDatabase.connect(config)) {
                Dialect dialect = Dialect.of(connection.getMetaData());
                database = new Database(new UnpooledDataSource(config), dialect, Duration.ofSeconds(5));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            log = new ChangeLog(database, clock);
            keys = new KeyTable(database, log);
            reader = new ChangeReader(log, clock);
        }
    }

    /** SQLite has one writer at a time, so nothing commits out of order there. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQLITE"})
    void a_change_that_commits_after_a_later_one_is_told(TestDatabase kind) throws SQLException {
        StoreConfig config = kind.ready();
        Node node = new Node(config);
        node.reader.start();
        try (Connection slow = TestDatabase.connect(config)) {
            slow.setAutoCommit(false);
            node.log.append(new Session(slow, 0), "slow");
            node.keys.insert(key("fast"));

            node.reader.read(told);
            assertThat(told.news()).containsExactly("fast");

            slow.commit();
            node.reader.read(told);
            assertThat(told.news()).containsExactly("slow");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQLITE"})
    void a_change_in_flight_when_the_reading_starts_is_told(TestDatabase kind) throws SQLException {
        StoreConfig config = kind.ready();
        Node node = new Node(config);
        try (Connection slow = TestDatabase.connect(config)) {
            slow.setAutoCommit(false);
            node.log.append(new Session(slow, 0), "slow");
            node.keys.insert(key("fast"));
            node.reader.start();

            slow.commit();
            node.reader.read(told);
            assertThat(told.news()).containsExactly("slow");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void inserts_updates_and_deletions_are_told_and_use_is_not(TestDatabase kind) {
        Node node = new Node(kind.ready());
        node.reader.start();

        node.keys.insert(key("k"));
        node.reader.read(told);
        assertThat(told.news()).containsExactly("k");

        node.keys.update(key("k"));
        node.reader.read(told);
        assertThat(told.news()).containsExactly("k");

        new UsageColumns(node.database).add(List.of(new KeyUse("k", 1, Keys.NOW, null)));
        node.reader.read(told);
        assertThat(told.news()).isEmpty();

        node.keys.delete("k");
        node.reader.read(told);
        assertThat(told.news()).containsExactly("k");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void entries_older_than_an_hour_are_deleted_but_never_the_newest(TestDatabase kind) {
        Node node = new Node(kind.ready());
        node.keys.insert(key("a"));
        node.keys.insert(key("b"));
        node.reader.start();
        clock.pass(ChangeLog.RETENTION.plusSeconds(1));
        node.reader.start();

        node.reader.trim();
        assertThat(node.log.newest(9)).extracting(ChangeLog.Change::keyId).containsExactly("b");
        node.keys.delete("b");
        node.reader.read(told);

        assertThat(told.news()).containsExactly("b");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_log_that_was_emptied_is_a_gap_and_then_followed_again(TestDatabase kind) {
        StoreConfig config = kind.ready();
        Node node = new Node(config);
        node.keys.insert(key("a"));
        node.reader.start();
        TestDatabase.execute(config, "DELETE FROM keystile_change");

        node.reader.read(told);
        assertThat(told.news()).containsExactly(Told.GAP);

        node.keys.delete("a");
        node.reader.read(told);
        assertThat(told.news()).containsExactly("a");
    }

    @Test
    void a_break_short_of_half_the_retention_loses_nothing() {
        Node node = new Node(TestDatabase.H2_MEMORY.ready());
        node.reader.start();
        node.keys.insert(key("a"));
        clock.pass(ChangeReader.MAX_BREAK);

        node.reader.read(told);

        assertThat(told.news()).containsExactly("a");
    }

    @Test
    void a_break_longer_than_half_the_retention_is_a_gap() {
        Node node = new Node(TestDatabase.H2_MEMORY.ready());
        node.reader.start();
        node.keys.insert(key("a"));
        clock.pass(ChangeReader.MAX_BREAK.plusMillis(1));

        node.reader.read(told);

        assertThat(told.news()).containsExactly(Told.GAP);
    }

    @Test
    void more_changes_than_are_worth_telling_are_a_gap() {
        StoreConfig config = TestDatabase.H2_MEMORY.ready();
        Node node = new Node(config);
        node.reader.start();
        TestDatabase.execute(
                config, "INSERT INTO keystile_change (key_id, changed_at) SELECT 'k', 0 FROM SYSTEM_RANGE(1, 10000)");

        node.reader.read(told);
        assertThat(told.news()).containsExactly(Told.GAP);

        node.reader.read(told);
        assertThat(told.news()).isEmpty();
    }
}
