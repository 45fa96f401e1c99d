package dev.keystile.tck;

import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a look at the store tells is of use to an operator. */
interface DiagnosisContract extends StoreFixture {
    @Test
    default void a_store_that_works_has_no_errors() {
        assertThat(store().diagnose()).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    default void each_finding_says_what_it_is_about_and_what_was_found() {
        assertThat(store().diagnose())
                .extracting(Finding::subject, Finding::message)
                .allSatisfy(texts -> assertThat(texts.toList()).doesNotContain("", " "));
    }
}
