package dev.keystile.cli;

import dev.keystile.migrate.HashEncoding;
import dev.keystile.migrate.ImportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where imported keys come from, and what is special about it. */
final class SourceOptions {
    private static final String STANDARD_INPUT = "-";

    private final Session session;

    @Option(
            names = "--database",
            paramLabel = "URL",
            order = 10,
            description = "The database of the other system, as a JDBC URL. It is only read.")
    private @Nullable String database;

    @Option(names = "--database-user", paramLabel = "NAME", order = 11, description = "Its user.")
    private @Nullable String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            order = 12,
            description = "File with its password on the first line; KEYSTILE_CLI_DATABASE_PASSWORD unless given.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            order = 13,
            description = "Its table; the system's own unless given.")
    private @Nullable String table;

    @Option(
            names = "--column",
            paramLabel = "FIELD=COLUMN",
            order = 14,
            description = "Which column holds a field, such as owner=organization_id; may be repeated.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--map-scope",
            paramLabel = "SCOPE=SCOPES",
            order = 15,
            description = "What a scope of the source becomes, such as '*=read,write'; may be repeated.")
    private Map<String, String> scopes = new LinkedHashMap<>();

    @Option(names = "--prefix", paramLabel = "PREFIX", order = 16, description = "The prefix that the keys have.")
    private @Nullable String prefix;

    @Option(
            names = "--hash-encoding",
            paramLabel = "ENCODING",
            order = 17,
            description = "For csv and json: sha256-hex, sha256-base64, sha256-base64url or encoded.")
    private @Nullable String hashEncoding;

    @Option(
            names = "--resume-after",
            paramLabel = "POSITION",
            order = 18,
            description = "Go on behind the position that an earlier run reported.")
    private @Nullable String resumeAfter;

    SourceOptions(Session session) {
        this.session = session;
    }

    ImportOptions options(@Nullable String file) {
        if ((file == null) == (database == null)) {
            throw Failure.usage("give either a file (- for standard input) or --database");
        }
        ImportOptions.Builder options = ImportOptions.builder().resumeAfter(resumeAfter);
        if (database != null) {
            options.database(new SourceDatabase(database, user, password()));
        } else if (STANDARD_INPUT.equals(file)) {
            options.stream(session.in());
        } else if (file != null) {
            options.file(Path.of(file));
        }
        return special(options).build();
    }

    private ImportOptions.Builder special(ImportOptions.Builder options) {
        columns.forEach(options::column);
        scopes.forEach((scope, replacements) -> options.scope(scope, split(replacements)));
        if (table != null) {
            options.table(table);
        }
        if (prefix != null) {
            options.prefix(prefix);
        }
        return hashEncoding == null ? options : options.hashEncoding(HashEncoding.of(hashEncoding));
    }

    private static Set<String> split(String scopes) {
        return Stream.of(scopes.split(",", -1))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
    }

    private @Nullable String password() {
        return passwordFile == null
                ? session.environment().get("KEYSTILE_CLI_DATABASE_PASSWORD")
                : TextFiles.firstLine(passwordFile);
    }
}
