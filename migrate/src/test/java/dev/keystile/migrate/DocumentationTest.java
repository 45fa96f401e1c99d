package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.Hashers;
import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import javax.sql.DataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;

import static dev.keystile.migrate.Imports.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

/** The code and the tables of docs/migrate.md. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "migrate.md");

    @FunctionalInterface
    private interface Bar {
        void show(long rows, OptionalDouble fraction);
    }

    @ParameterizedTest
    @EnumSource
    void each_format_has_a_row_with_what_it_needs(ImportFormat format) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `" + format.id() + "` | " + format.needs() + " |");
    }

    @Test
    void the_import_in_code(@TempDir Path folder) {
        DataSource djangosDatabase =
                new UrlDataSource(DjangoFixture.copyTo(folder).url());
        KeyStore store = new InMemoryKeyStore();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream log = new PrintStream(written, true, StandardCharsets.UTF_8);
        Bar bar = (rows, fraction) -> log.println(rows + " " + fraction);

        ImportOptions options =
                ImportOptions.builder().database(djangosDatabase).build();
        try (ApiKeys apiKeys = ImportFormat.DJANGO
                        .prepare(ApiKeys.builder(store), options)
                        .build();
                KeySource source = ImportFormat.DJANGO.open(options)) {
            ImportReport report = KeyImporter.into(apiKeys)
                    .onProgress(progress -> bar.show(progress.rows(), progress.fraction()))
                    .onRefused(row -> log.println(row.place() + ": " + row.reason()))
                    .run(source);
            log.println(report.imported() + " imported, " + report.refused() + " refused");
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("19 imported, 0 refused");
    }

    @Test
    void live_mode(@TempDir Path folder) {
        DjangoFixture fixture = DjangoFixture.copyTo(folder);
        DataSource djangosPool = new UrlDataSource(fixture.url());
        KeyStore keystilesStore = new InMemoryKeyStore();

        KeyStore store = new LiveDjangoStore(
                keystilesStore, ImportOptions.builder().database(djangosPool).build());
        ApiKeys apiKeys = ApiKeys.builder(store)
                .acceptFormat(KeyFormat.djangoRestFramework())
                .acceptHasher(Hashers.djangoSha512())
                .acceptHasher(Hashers.djangoPbkdf2(), Instant.parse("2027-06-30T00:00:00Z"))
                .build();
        assertAccepted(apiKeys, fixture.keys().get(0).key());
        apiKeys.close();
    }

    @Test
    void the_export_in_code(@TempDir Path folder) throws IOException {
        Path exported = Path.of("keys.ndjson");
        try (ApiKeys apiKeys = ApiKeys.builder(new InMemoryKeyStore()).build()) {
            apiKeys.issue(ApiKeySpec.named("k"));
            try (OutputStream file = Files.newOutputStream(Path.of("keys.ndjson"))) {
                KeyExporter.from(apiKeys).to(file);
            }
            assertThat(Files.readAllLines(exported)).hasSize(1);
        } finally {
            Files.deleteIfExists(exported);
        }
    }
}
