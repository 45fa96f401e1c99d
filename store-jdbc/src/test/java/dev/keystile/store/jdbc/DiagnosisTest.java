package dev.keystile.store.jdbc;

import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a look at the database finds. */
class DiagnosisTest {
    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    private List<Finding> look(StoreConfig config) {
        try (KeyStore store = provider.open(config)) {
            return store.diagnose();
        }
    }

    private static Finding about(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_database_in_working_order_answers_has_its_tables_and_may_be_written(TestDatabase kind) {
        List<Finding> found = look(kind.ready());

        assertThat(about("connection", found).message()).containsPattern("answers in \\d+ µs");
        assertThat(about("schema", found)).isEqualTo(Finding.ok("schema", "all tables are there, in version 1"));
        assertThat(found)
                .filteredOn(finding -> List.of("rights", "isolation").contains(finding.subject()))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, Severity.OK);
        assertThat(found).extracting(Finding::subject).contains("durability");
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = Mode.MATCH_ALL, names = "(POSTGRESQL|MARIADB|MYSQL).*")
    void the_clock_of_a_server_is_compared_with_that_of_the_machine(TestDatabase kind) {
        Finding clock = about("clock", look(kind.ready()));

        assertThat(clock.severity()).isEqualTo(Severity.OK);
        assertThat(clock.message()).startsWith("the server's clock is ");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_table_that_is_gone_is_an_error(TestDatabase kind) {
        StoreConfig config = kind.ready();
        try (KeyStore store = provider.open(config)) {
            TestDatabase.execute(config, "DROP TABLE keystile_change");

            List<Finding> found = store.diagnose();

            assertThat(about("schema", found).severity()).isEqualTo(Severity.ERROR);
            assertThat(about("schema", found).message()).contains("lacks the table keystile_change: restore it");
            assertThat(about("rights", found).severity()).isEqualTo(Severity.ERROR);
        }
    }

    @Test
    void a_database_that_takes_no_writes_is_an_error() {
        StoreConfig config = TestDatabase.H2_FILE.ready();

        Finding rights = about("rights", look(StoreConfig.of(config.url() + ";ACCESS_MODE_DATA=r")));

        assertThat(rights.severity()).isEqualTo(Severity.ERROR);
        assertThat(rights.message()).contains("could not be written to").contains("let the store write to the primary");
    }

    @Test
    void settings_by_which_a_crash_undoes_a_revocation_are_warned_of() {
        StoreConfig sqlite = TestDatabase.SQLITE.ready();
        StoreConfig h2 = TestDatabase.H2_FILE.ready();

        assertThat(about("durability", look(sqlite)).severity()).isEqualTo(Severity.OK);
        assertThat(about("durability", look(h2)).severity()).isEqualTo(Severity.OK);
        assertThat(about("durability", look(StoreConfig.of(sqlite.url() + "?synchronous=OFF"))))
                .isEqualTo(Finding.warning(
                        "durability",
                        "synchronous = 0: a crash may undo the last changes, such as a revocation. Add ?synchronous=FULL to"
                                + " the URL"));
        assertThat(about("durability", look(StoreConfig.of(h2.url() + ";WRITE_DELAY=500")))
                        .message())
                .startsWith("WRITE_DELAY = 500: ");
    }

    @Test
    void a_database_that_is_gone_is_a_finding_and_no_exception() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:gone;DB_CLOSE_DELAY=-1");
        try (KeyStore store = JdbcKeyStore.builder(h2).build()) {
            h2.setURL("jdbc:h2:mem:gone;IFEXISTS=TRUE;USER=nobody;PASSWORD=hush");

            List<Finding> found = store.diagnose();

            assertThat(found).hasSize(1);
            assertThat(found.get(0).severity()).isEqualTo(Severity.ERROR);
            assertThat(found.get(0).message())
                    .contains("check that the database runs")
                    .doesNotContain("hush");
        }
    }

    @Test
    void a_closed_store_is_not_looked_at() {
        KeyStore store = provider.open(TestDatabase.H2_MEMORY.ready());
        store.close();

        assertThatIllegalStateException().isThrownBy(store::diagnose);
    }
}
