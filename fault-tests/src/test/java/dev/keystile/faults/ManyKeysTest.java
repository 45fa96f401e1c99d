package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A store with very many keys is listed, page by page, while requests go on. */
class ManyKeysTest {
    /** A million takes a few minutes: {@code -Dkeystile.faults.keys=1000000}. */
    private static final int KEYS = Integer.getInteger("keystile.faults.keys", 200_000);

    private static final long HEAP_MEGABYTES = 64;
    private static final String COLUMNS = "prefix, name, owner, scopes, metadata, expires_at, enabled, revoked_at,"
            + " revoked_reason, allowed_networks, rate_limits, secrets, version, use_count";

    @Test
    @DisplayName("R-22: all keys are listed under load")
    void a_list_takes_neither_the_heap_nor_the_answers() throws Exception {
        try (PostgresStore store = PostgresStore.start();
                Node node = Node.on(store.config())) {
            List<Presented> good = Presented.issue(node.keys(), 500);
            multiply(store.url(), good.get(0).id());
            try (Load load = Load.on(node.url(), Load.inTurn(good), 8, OutageRun.PER_SECOND)) {
                await().until(() -> load.report().size() > 2 * OutageRun.PER_SECOND);
                long heap = heapMegabytes();
                long from = System.nanoTime();
                long listed = list(node.keys());
                long to = System.nanoTime();
                LoadReport report = load.stop();

                System.out.println(listed + " keys listed in " + Times.millis(Duration.ofNanos(to - from))
                        + "; requests before: " + report.between(0, from) + "; meanwhile: " + report.between(from, to)
                        + "; heap: " + heap + " MB before, " + heapMegabytes() + " MB after");
                assertThat(listed).isEqualTo(KEYS + good.size());
                assertThat(report.byStatus()).containsOnlyKeys(200);
                assertThat(heapMegabytes() - heap).isLessThan(HEAP_MEGABYTES);
            }
        }
    }

    private static void multiply(String url, String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            int inserted = statement.executeUpdate("INSERT INTO keystile_key (id, created_at, " + COLUMNS + ")"
                    + " SELECT 'many' || n, created_at - n, " + COLUMNS
                    + " FROM keystile_key, generate_series(1, " + KEYS + ") AS n WHERE id = '" + id + "'");
            assertThat(inserted).isEqualTo(KEYS);
        }
    }

    private static long list(ApiKeys keys) {
        KeyQuery query = KeyQuery.all(Instant.now()).withLimit(1000);
        Page<ApiKey> page = keys.list(query);
        long listed = page.items().size();
        while (page.next() != null) {
            page = keys.list(query.withAfter(page.next()));
            listed += page.items().size();
        }
        return listed;
    }

    private static long heapMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20);
    }
}
