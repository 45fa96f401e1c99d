package dev.keystile.benchmarks;

import dev.keystile.benchmarks.report.Measurement;
import dev.keystile.benchmarks.report.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Every benchmark for a moment. It asserts no time: a time that is asserted fails on somebody's machine. */
class SmokeTest {
    private static final Set<String> FAILURES = Set.of(
            "non-2xx",
            "non-401",
            "refused",
            "verify failed",
            "issue failed",
            "first-page failed",
            "middle-page failed");

    @TempDir
    private Path folder;

    @Test
    void http_compares_every_variant() throws Exception {
        assertThat(smoke("http").subjects())
                .containsExactly(
                        "Keystile",
                        "Keystile, HMAC with pepper",
                        "Keystile uncached, H2",
                        "Keystile uncached, PostgreSQL",
                        "Keystile uncached, Redis",
                        "Keystile uncached, MongoDB",
                        "Spring Security, stateless",
                        "Spring Security, stripped",
                        "pac4j HeaderClient",
                        "hand-written filter of tutorials");
    }

    @Test
    void floods_of_junk_never_reach_the_store() throws Exception {
        Results results = smoke("floods");

        assertThat(results.subjects())
                .containsExactly(
                        "random junk",
                        "unknown keys, right checksum, one address",
                        "unknown keys, right checksum, many addresses",
                        "no flood");
        assertThat(results.find("random junk", "store calls for bad keys"))
                .hasValueSatisfying(calls -> assertThat(calls.value()).isZero());
    }

    @Test
    void micro_measures_time_and_bytes_of_every_operation() throws Exception {
        Results results = smoke("micro");

        assertThat(results.measures())
                .containsExactly("ns/op, 1 thread", "B/op, 1 thread", "ns/op, 2 threads", "B/op, 2 threads");
        assertThat(results.subjects())
                .contains("Cache: hit", "Filter: admit", "Verify: accept", "Store: readByDriver, PostgreSQL")
                .hasSize(28);
    }

    @Test
    void scale_measures_every_size_of_every_store() throws Exception {
        assertThat(smoke("scale").subjects())
                .containsExactly(
                        "H2, 100 keys",
                        "H2, 1200 keys",
                        "PostgreSQL, 100 keys",
                        "PostgreSQL, 1200 keys",
                        "Redis, 100 keys",
                        "Redis, 1200 keys",
                        "MongoDB, 100 keys",
                        "MongoDB, 1200 keys");
    }

    @Test
    void stores_are_compared_with_their_drivers() throws Exception {
        assertThat(smoke("stores").subjects()).containsExactly("memory", "H2", "PostgreSQL", "Redis", "MongoDB");
    }

    @Test
    void start_measures_every_store() throws Exception {
        assertThat(smoke("start").subjects()).containsExactly("memory", "H2", "PostgreSQL", "Redis", "MongoDB");
    }

    @Test
    void threads_are_few_and_many() throws Exception {
        assertThat(smoke("threads").subjects())
                .contains(
                        "cached, memory, 4 platform",
                        "uncached, H2, 4 platform",
                        "uncached, PostgreSQL, 4 platform",
                        "uncached, Redis, 4 platform",
                        "uncached, MongoDB, 4 platform");
    }

    /** Runs it, and makes sure that everything is written and that nothing failed. */
    private Results smoke(String name) throws Exception {
        Results results = Main.run(name, Effort.SMOKE, folder);

        Path written = folder.resolve(name);
        assertThat(written.resolve("results.md")).content().contains("Machine: ", "Kernel: ", "JVM: ", "Commit: ");
        assertThat(written.resolve("results.csv")).content().contains(results.subjects());
        assertThat(written.resolve("plot.svg")).content().startsWith("<svg").endsWith("</svg>\n");
        List<Measurement> failures = results.measurements().stream()
                .filter(each -> FAILURES.contains(each.measure()))
                .filter(each -> each.estimate().value() != 0)
                .toList();
        assertThat(failures).isEmpty();
        return results;
    }
}
