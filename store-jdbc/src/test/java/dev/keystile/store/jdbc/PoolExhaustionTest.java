package dev.keystile.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** R-04 of the list of faults: more calls at once than connections. */
class PoolExhaustionTest {
    private static final int CALLS = 100;
    /** A call waits for 4 seconds for a connection here, and two for an answer. The rest is for a busy machine. */
    private static final long PATIENCE_SECONDS = 15;

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, LOCK TABLE keystile_key IN ACCESS EXCLUSIVE MODE",
        "MARIADB, LOCK TABLES keystile_key WRITE",
        "MYSQL_ON_MARIADB, LOCK TABLES keystile_key WRITE"
    })
    void calls_that_get_no_connection_fail_and_the_pool_recovers(TestDatabase kind, String lock) throws Exception {
        StoreConfig config = kind.ready().with("pool-size", "1").with("connection-timeout", "4s");
        try (HikariDataSource pool = Pool.open(config, PoolSettings.of(config));
                JdbcKeyStore store = JdbcKeyStore.builder(pool).build()) {
            try (Connection other = TestDatabase.connect(config);
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute(lock);

                assertThat(findAtOnce(store)).hasSize(CALLS).containsOnly("refused");
            }
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            await().until(() -> state.getActiveConnections() == 0 && state.getIdleConnections() == 1);
            assertThat(state.getThreadsAwaitingConnection()).isZero();
            assertThat(findAtOnce(store)).hasSize(CALLS).containsOnly("answered");
        }
    }

    /** Calls from as many threads; what each of them got. One that waits too long, or throws anything else, fails the test. */
    private static List<String> findAtOnce(KeyStore store) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CALLS);
        try {
            List<Callable<String>> calls = IntStream.range(0, CALLS)
                    .<Callable<String>>mapToObj(i -> () -> find(store, "k" + i))
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String find(KeyStore store, String id) {
        try {
            store.find(id);
            return "answered";
        } catch (StoreException e) {
            return "refused";
        }
    }
}
