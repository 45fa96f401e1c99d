package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.migrate.ImportFormat;
import dev.keystile.migrate.ImportOptions;
import dev.keystile.migrate.ImportProgress;
import dev.keystile.migrate.ImportReport;
import dev.keystile.migrate.KeyImporter;
import dev.keystile.migrate.KeySource;
import dev.keystile.migrate.RefusedRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code keystile import}. */
@Command(
        name = "import",
        header = "Takes keys over from another system or store, so that they go on working.",
        description =
                "Systems: django, django-csv, sanctum, unkey, better-auth, prefixed-api-key, kong, apisix, plaintext, csv,"
                        + " json, and keystile for what export wrote. A row that is refused keeps no other from being imported, and"
                        + " running it again does no harm. Exit code 1 if rows were refused. See docs/migrate.md.",
        footer = {
            "",
            "Examples:",
            "  keystile import django --database jdbc:postgresql://db/django --database-user django --dry-run",
            "  keystile import unkey keys.json --prefix acme",
            "  keystile import csv users.csv --column hash=api_key_sha256 --column owner=account",
            "  keystile export | keystile import keystile - --store redis://cache"
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Mixin
    private SourceOptions source;

    @Parameters(index = "0", paramLabel = "SYSTEM", description = "Where the keys come from.")
    private String system = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file, or - for standard input, unless --database is given.")
    private @Nullable String file;

    @Option(names = "--dry-run", order = 1, description = "Read and check all of it, and write nothing.")
    private boolean dryRun;

    @SuppressWarnings("NullAway.Init")
    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ImportFormat format = ImportFormat.of(system);
        ImportOptions options = source.options(file);
        try (ApiKeys keys = format.prepare(store.builder(), options).build();
                KeySource rows = format.open(options);
                Progress progress = new Progress(session, dryRun ? "Checking" : "Importing")) {
            progress.start(rows.fraction().isPresent() ? Progress.WHOLE : Progress.UNKNOWN);
            ImportReport report = KeyImporter.into(keys)
                    .dryRun(dryRun)
                    .onProgress(done -> show(done, progress))
                    .onRefused(row -> tell(row, progress))
                    .run(rows);
            progress.end();
            return told(report, format.settings(options));
        }
    }

    private static void show(ImportProgress done, Progress progress) {
        progress.at(done.fraction(), done.rows());
    }

    private void tell(RefusedRow row, Progress progress) {
        progress.above(() -> session.hint("keystile: refused " + Inert.line(row.place() + ": " + row.reason())));
    }

    private int told(ImportReport report, Map<String, String> settings) {
        output.print(() -> new ReportJson(report, settings).json(), () -> ReportJson.lines(report));
        if (!settings.isEmpty() && report.imported() > 0) {
            session.hint("For these keys the application needs, beside what it has: "
                    + settings.entrySet().stream()
                            .map(setting -> variable(setting.getKey()) + "='" + setting.getValue() + "'")
                            .collect(Collectors.joining(" ")));
        }
        return (report.refused() == 0 ? ExitCode.DONE : ExitCode.NO).number();
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
