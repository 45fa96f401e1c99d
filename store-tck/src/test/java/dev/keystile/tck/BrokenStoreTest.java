package dev.keystile.tck;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract can fail: each rule is broken once, and the tests that stand for it notice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenStoreTest {
    private final Map<String, Set<String>> failedTests = new HashMap<>();

    @BeforeAll
    void run_the_contract_against_every_broken_store() {
        Broken.all().forEach(broken -> failedTests.put(broken.what(), ContractRun.failedTests(broken)));
    }

    @ParameterizedTest
    @MethodSource("brokenStores")
    void the_contract_refuses_a_store_that(Broken broken) {
        assertThat(methods(failedTests.get(broken.what()))).isEqualTo(broken.tests());
    }

    @Test
    void every_test_of_the_contract_refuses_some_store() {
        Set<String> failed = failedTests.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> neverFailed = new TreeSet<>(ContractRun.allTests());

        neverFailed.removeAll(failed);

        assertThat(neverFailed).isEmpty();
    }

    @Test
    void no_two_broken_stores_have_one_name() {
        assertThat(Broken.all()).extracting(Broken::what).doesNotHaveDuplicates();
    }

    private static List<Broken> brokenStores() {
        return Broken.all();
    }

    private static Set<String> methods(Set<String> tests) {
        return tests.stream().map(test -> test.replaceAll(" .*", "")).collect(Collectors.toSet());
    }
}
