package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static dev.keystile.migrate.Imports.assertAccepted;
import static dev.keystile.migrate.Imports.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The database that djangorestframework-api-key made, as it is. */
class DjangoImportTest {
    private DjangoFixture fixture;
    private UrlDataSource database;
    private ImportOptions options;
    private ApiKeys keys;
    private final KeyStore store = new InMemoryKeyStore();

    @BeforeEach
    void open(@TempDir Path folder) {
        fixture = DjangoFixture.copyTo(folder);
        database = new UrlDataSource(fixture.url());
        options = ImportOptions.builder().database(database).build();
        keys = Imports.open(ImportFormat.DJANGO, options, store);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void every_key_is_taken_over_and_ends_as_it_ended_in_django() {
        ImportReport report = Imports.run(keys, ImportFormat.DJANGO, options);
        assertThat(report.rows()).isEqualTo(19);
        assertThat(report.imported()).isEqualTo(19);
        assertThat(report.refused()).isZero();
        assertThat(report.hashes()).isEqualTo(Map.of("sha512", 15L, "pbkdf2_sha256", 4L));
        for (DjangoFixture.Key key : fixture.in(DjangoFixture.TABLE)) {
            if (key.isGood(Instant.now())) {
                assertThat(assertAccepted(keys, key.key()).name()).isEqualTo(key.name());
            } else {
                assertThat(reason(keys, key.key())).isEqualTo(key.isRevoked() ? "REVOKED" : "EXPIRED");
            }
            assertThat(reason(keys, key.prefix() + "." + "x".repeat(32))).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void a_key_remembers_where_it_came_from_and_when_it_was_made() {
        Imports.run(keys, ImportFormat.DJANGO, options);
        ApiKey key = keys.find("4oNE8TmZ").orElseThrow();
        assertThat(key.createdAt()).isEqualTo("2026-11-23T18:16:33.205Z");
        assertThat(key.expiresAt()).isEqualTo("2036-11-20T18:16:33.195Z");
        assertThat(key.metadata())
                .containsEntry("keystile.imported-from", "django:rest_framework_api_key_apikey")
                .containsEntry("keystile.imported-expires-at", "2036-11-20T18:16:33.195Z");
        assertThat(keys.find("KsvDGx6j").orElseThrow().revokedReason()).isEqualTo("revoked before it was imported");
    }

    @Test
    void a_model_of_ones_own_is_read_with_its_columns() {
        ImportOptions custom = ImportOptions.builder()
                .database(database)
                .table(DjangoFixture.CUSTOM_TABLE)
                .column("owner", "organization_id")
                .column("metadata.django-id", "prefix")
                .build();
        assertThat(Imports.run(keys, ImportFormat.DJANGO, custom).imported()).isEqualTo(3);
        for (DjangoFixture.Key key : fixture.in(DjangoFixture.CUSTOM_TABLE)) {
            ApiKey imported = assertAccepted(keys, key.key());
            assertThat(imported.owner()).isIn("1", "2", "3");
            assertThat(imported.metadata()).containsEntry("django-id", key.prefix());
        }
    }

    @Test
    void a_second_run_finds_all_of_them_there_and_changes_nothing() {
        Imports.run(keys, ImportFormat.DJANGO, options);
        keys.update("lW67LZhm", spec -> spec.withName("renamed"));
        ImportReport second = Imports.run(keys, ImportFormat.DJANGO, options);
        assertThat(second.imported()).isZero();
        assertThat(second.present()).isEqualTo(19);
        assertThat(keys.find("lW67LZhm").orElseThrow().name()).isEqualTo("renamed");
    }

    @Test
    void a_dry_run_tells_the_same_and_writes_nothing() {
        try (KeySource source = ImportFormat.DJANGO.open(options)) {
            ImportReport report = KeyImporter.into(keys).dryRun(true).run(source);
            assertThat(report.dryRun()).isTrue();
            assertThat(report.imported()).isEqualTo(19);
        }
        assertThat(store.find("lW67LZhm")).isEmpty();
    }

    @Test
    void an_import_goes_on_behind_a_row() {
        List<String> prefixes = new ArrayList<>(fixture.in(DjangoFixture.TABLE).stream()
                .map(DjangoFixture.Key::prefix)
                .sorted()
                .toList());
        ImportOptions rest = ImportOptions.builder()
                .database(database)
                .resumeAfter(prefixes.get(9))
                .build();
        ImportReport report = Imports.run(keys, ImportFormat.DJANGO, rest);
        assertThat(report.imported()).isEqualTo(9);
        assertThat(report.position()).isEqualTo(prefixes.get(18));
        assertThat(store.find(prefixes.get(9))).isEmpty();
        assertThat(store.find(prefixes.get(10))).isPresent();
    }

    @Test
    void rows_that_cannot_be_checked_are_refused_with_the_reason_and_no_hash() {
        database.execute(
                insert("argon2aa", "argon2$argon2id$v=19$m=102400,t=2,p=8$c2FsdA$QUJDREVGRw"),
                insert("damaged1", "sha512$$00deadbeef00"),
                insert("damaged2", "no hash at all"),
                insert("slowslow", "pbkdf2_sha256$9000000$salt$GW1BAKEAO34qGPWp9Dkt2e4VLogSKbPC3DwBKcqZxx8="));
        List<RefusedRow> refused = new ArrayList<>();
        try (KeySource source = ImportFormat.DJANGO.open(options)) {
            ImportReport report = KeyImporter.into(keys).onRefused(refused::add).run(source);
            assertThat(report.refused()).isEqualTo(4);
            assertThat(report.imported()).isEqualTo(19);
            assertThat(report.firstRefused()).isEqualTo(refused);
        }
        assertThat(refused)
                .extracting(RefusedRow::place)
                .containsExactlyInAnyOrder(
                        "the row with prefix argon2aa",
                        "the row with prefix damaged1",
                        "the row with prefix damaged2",
                        "the row with prefix slowslow");
        assertThat(refused.toString())
                .contains("made by argon2", "issue another", "corrupt", "no hash of Django's", "9000000 iterations")
                .doesNotContain("deadbeef", "QUJDREVGRw", "GW1BAKEA", "no hash at all");
    }

    /** The primary key of Django's table holds the hash: whoever takes it for the id is told so, and no hash. */
    @Test
    void a_column_of_hashes_in_the_place_of_the_id_is_not_told() {
        ImportOptions wrong =
                ImportOptions.builder().database(database).column("id", "id").build();
        ImportReport report = Imports.run(keys, ImportFormat.DJANGO, wrong);
        assertThat(report.refused()).isEqualTo(19);
        assertThat(report.firstRefused().toString())
                .contains("a row with a long id", "check its column")
                .doesNotContain("$");
    }

    private static String insert(String prefix, String hash) {
        return "INSERT INTO rest_framework_api_key_apikey (created, name, revoked, hashed_key, prefix, id) VALUES"
                + " ('2026-11-23 18:16:33.196042', 'odd', 0, '" + hash + "', '" + prefix + "', '" + prefix + "." + hash
                + "')";
    }

    @Test
    void another_key_with_the_same_id_is_not_taken_for_the_one_that_is_there() {
        ImportOptions elsewhere = ImportOptions.builder()
                .database(database)
                .table(DjangoFixture.CUSTOM_TABLE)
                .build();
        Imports.run(keys, ImportFormat.DJANGO, elsewhere);
        database.execute(insert("gMeN6maL", "sha512$$" + "0".repeat(128)));
        ImportReport report = Imports.run(keys, ImportFormat.DJANGO, options);
        assertThat(report.imported()).isEqualTo(19);
        assertThat(report.firstRefused())
                .containsExactly(new RefusedRow(
                        "the row with prefix gMeN6maL",
                        "there is another key with the id gMeN6maL: issue one of the two again"));
    }

    @Test
    void progress_is_told_with_the_part_that_was_read() {
        List<ImportProgress> told = new ArrayList<>();
        try (KeySource source = ImportFormat.DJANGO.open(options)) {
            KeyImporter.into(keys).onProgress(told::add).run(source);
        }
        assertThat(told).hasSize(1);
        assertThat(told.get(0).fraction()).hasValue(1);
        assertThat(told.get(0).imported()).isEqualTo(19);
    }

    @Test
    void the_hashes_that_are_left_are_counted() {
        Imports.run(keys, ImportFormat.DJANGO, options);
        Instant now = Instant.parse("2026-11-23T19:00:00Z");
        assertThat(LegacyHashes.count(keys, now)).isEqualTo(Map.of("sha512", 10L, "pbkdf2_sha256", 4L));
        String used = fixture.keys().get(0).key();
        assertAccepted(keys, used);
        keys.close();
        try (ApiKeys later = Imports.open(ImportFormat.DJANGO, options, store)) {
            assertThat(LegacyHashes.count(later, now)).isEqualTo(Map.of("sha512", 9L, "pbkdf2_sha256", 4L));
        }
    }

    @Test
    void what_cannot_be_read_is_told_before_anything_is_imported() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> ImportFormat.DJANGO.open(ImportOptions.builder()
                        .database(database)
                        .table("nowhere")
                        .build()))
                .withMessageContaining("nowhere");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Imports.run(
                        keys,
                        ImportFormat.DJANGO,
                        ImportOptions.builder()
                                .database(database)
                                .column("owner", "nobody")
                                .build()))
                .withMessageContaining("nobody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.DJANGO.open(ImportOptions.builder()
                        .database(database)
                        .table("a\"; DROP TABLE x; --")
                        .build()))
                .withMessageContaining("no name of a table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.DJANGO.open(ImportOptions.builder()
                        .database(database)
                        .column("colour", "x")
                        .build()))
                .withMessageContaining("no field 'colour'");
        database.down = true;
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> ImportFormat.DJANGO.open(options))
                .withMessageContaining("cannot be reached");
    }
}
