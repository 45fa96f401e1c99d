package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

import static dev.keystile.migrate.Imports.assertAccepted;
import static dev.keystile.migrate.Imports.reason;
import static dev.keystile.migrate.Imports.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The same tables, as files and as databases. */
class TablesTest {
    private static final String SANCTUM = "2|A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0";

    /** As {@code \copy … csv header} of psql writes it. */
    @Test
    void djangos_table_as_csv() {
        ImportOptions options = resource("/django.csv").build();
        try (ApiKeys keys = Imports.open(ImportFormat.DJANGO_CSV, options)) {
            assertThat(Imports.run(keys, ImportFormat.DJANGO_CSV, options).imported())
                    .isEqualTo(19);
            ApiKey key = assertAccepted(keys, "4oNE8TmZ.wQslUcAodaEDel6e1Rss7IFf0zxU80hI");
            assertThat(key.expiresAt()).isEqualTo("2036-11-20T18:16:33.195Z");
            assertThat(reason(keys, "KsvDGx6j.4v1vWGIAmbrGvSK9NbdpxeM2nbvW2O2a"))
                    .isEqualTo("REVOKED");
        }
    }

    @Test
    void a_file_goes_on_behind_a_row_and_tells_how_much_was_read() {
        Path file = Path.of("src", "test", "resources", "django.csv");
        ImportOptions options =
                ImportOptions.builder().file(file).resumeAfter("15").build();
        try (ApiKeys keys = Imports.open(ImportFormat.DJANGO_CSV, options);
                KeySource source = ImportFormat.DJANGO_CSV.open(options)) {
            ImportReport report = KeyImporter.into(keys).run(source);
            assertThat(report.imported()).isEqualTo(4);
            assertThat(report.position()).isEqualTo("19");
            assertThat(source.fraction()).hasValue(1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.DJANGO_CSV.open(ImportOptions.builder()
                        .file(file)
                        .resumeAfter("lW67LZhm")
                        .build()))
                .withMessageContaining("number of rows");
    }

    @Test
    void sanctums_table_in_a_database_is_read_by_numbers(@TempDir Path folder) {
        UrlDataSource database = new UrlDataSource("jdbc:sqlite:" + folder.resolve("laravel.sqlite"));
        database.execute(
                "CREATE TABLE personal_access_tokens (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, tokenable_type varchar NOT"
                        + " NULL, tokenable_id integer NOT NULL, name text NOT NULL, token varchar NOT NULL, abilities text,"
                        + " last_used_at datetime, expires_at datetime, created_at datetime, updated_at datetime)");
        for (int id = 1; id <= 12; id++) {
            database.execute("INSERT INTO personal_access_tokens VALUES (" + id + ", 'App\\Models\\User', 8, 'token', '"
                    + java.util.HexFormat.of()
                            .formatHex(Sha256.of(
                                    SANCTUM.substring(2).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                    + "', '[\"read\"]', NULL, NULL, '2024-05-06 07:08:09', NULL)");
        }
        ImportOptions options =
                ImportOptions.builder().database(database).resumeAfter("1").build();
        try (ApiKeys keys = Imports.open(ImportFormat.SANCTUM, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.SANCTUM, options);
            assertThat(report.imported()).isEqualTo(11);
            assertThat(report.position()).isEqualTo("12");
            assertThat(assertAccepted(keys, SANCTUM).createdAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
            assertThat(reason(keys, "1" + SANCTUM.substring(1))).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void better_auths_table_in_a_database_is_never_named_by_its_hash(@TempDir Path folder) {
        UrlDataSource database = new UrlDataSource("jdbc:sqlite:" + folder.resolve("auth.sqlite"));
        String columns =
                "id, key, name, referenceId, permissions, metadata, createdAt, expiresAt, enabled, lastRequest";
        database.execute(
                "CREATE TABLE apikey (" + columns + ")",
                "INSERT INTO apikey VALUES ('u7Xc2', 'no-hash-SECRET', NULL, 'user', NULL, NULL, 1700000000000, NULL, 1, NULL)");
        ImportOptions options = ImportOptions.builder().database(database).build();
        try (ApiKeys keys = Imports.open(ImportFormat.BETTER_AUTH, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.BETTER_AUTH, options);
            assertThat(report.firstRefused()).extracting(RefusedRow::place).containsExactly("the row with id u7Xc2");
            assertThat(report.toString()).doesNotContain("SECRET");
        }
    }

    @Test
    void what_is_not_there_or_of_another_kind_is_told() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.DJANGO.open(
                        ImportOptions.builder().file(Path.of("x.csv")).build()))
                .withMessageContaining("django is read from a database");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ImportFormat.PLAINTEXT.open(ImportOptions.builder().build()))
                .withMessageContaining("nothing to read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.CSV.open(resource("/django.csv").build()))
                .withMessageContaining("the column of the hash");
    }
}
