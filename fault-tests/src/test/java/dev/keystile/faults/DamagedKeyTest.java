package dev.keystile.faults;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is kept of one key cannot be read. What each store makes of damage is in its own tests. */
class DamagedKeyTest {
    private static final int REQUESTS = 2 * OutageRun.PER_SECOND;

    @Test
    @DisplayName("R-27: many requests with a key whose record is damaged")
    void that_key_alone_is_refused_and_named_in_the_log() throws Exception {
        try (PostgresStore store = PostgresStore.start();
                Node issuer = Node.on(store.config());
                Node node = Node.on(store.config());
                LogLines log = LogLines.capture()) {
            List<Presented> others = Presented.issue(issuer.keys(), 2 * REQUESTS);
            Presented damaged = Presented.issue(issuer.keys());
            damage(store.url(), damaged.id());
            try (Load bad = Load.on(node.url(), Load.inTurn(List.of(damaged)), 8, OutageRun.PER_SECOND);
                    Load good = Load.on(node.url(), Load.inTurn(others), 8, OutageRun.PER_SECOND)) {
                await().until(() ->
                        bad.report().size() > REQUESTS && good.report().size() > REQUESTS);

                assertThat(bad.stop().samples()).allMatch(sample -> sample.status() == 503 && sample.retryAfter());
                assertThat(good.stop().byStatus()).containsOnlyKeys(200);
            }
            assertThat(log.lines())
                    .hasSizeBetween(1, 3)
                    .allMatch(line -> line.contains("the row of key " + damaged.id() + " is damaged"));
        }
    }

    private static void damage(String url, String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE keystile_key SET secrets = '[{' WHERE id = '" + id + "'");
        }
    }
}
