package dev.keystile.faults;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The parts that all suites are made of do what they say. */
class LabTest {
    @Test
    void a_load_on_a_node_counts_answers_by_status() {
        try (SharedStore store = StoreUnderTest.POSTGRESQL.start();
                Node node = Node.on(store.config())) {
            List<Presented> keys = Presented.issue(node.keys(), 4);
            node.keys().revoke(keys.get(0).id(), "lab");

            LoadReport report;
            try (Load load = Load.on(node.url(), Load.inTurn(keys), 4, 200)) {
                await().until(() -> load.report().size() >= 100);
                report = load.stop();
            }

            assertThat(report.byStatus()).containsOnlyKeys(200, 401);
            assertThat(report.only(sample -> sample.status() == 401).samples())
                    .allMatch(sample -> sample.key().equals(keys.get(0)));
            assertThat(report.times().median())
                    .isPositive()
                    .isLessThanOrEqualTo(report.times().max());
        }
    }

    @Test
    void processes_and_nodes_share_a_store_by_its_url() throws Exception {
        try (SharedStore store = StoreUnderTest.POSTGRESQL.start();
                Node node = Node.on(store.config());
                NodeProcess process = NodeProcess.start(store.config().url())) {
            Presented key = Presented.issue(node.keys());

            assertThat(process.status(key)).isEqualTo(200);
            process.terminate();

            assertThat(node.keys().usage(List.of(key.id())))
                    .hasEntrySatisfying(
                            key.id(), usage -> assertThat(usage.useCount()).isEqualTo(1));
        }
    }

    @Test
    void times_are_told_by_percentiles() {
        Times times = Times.ofNanos(LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000));

        assertThat(times).hasToString("median 100 ms, 99 % 198 ms, max 200 ms");
        assertThat(times.count()).isEqualTo(200);
    }
}
