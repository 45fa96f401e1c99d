package dev.keystile.tck;

import dev.keystile.spi.Finding;

import java.util.stream.Stream;

/** Stores whose look at themselves is of no use. */
final class BrokenDiagnoses {
    private BrokenDiagnoses() {}

    static Stream<Broken> all() {
        return Stream.of(
                Broken.store(
                        "finds an error where there is none",
                        Break.diagnose(Finding.error("clock", "it is late")),
                        "a_store_that_works_has_no_errors"),
                Broken.store(
                        "finds nothing in particular",
                        Break.diagnose(Finding.ok("", "fine")),
                        "each_finding_says_what_it_is_about_and_what_was_found"));
    }
}
