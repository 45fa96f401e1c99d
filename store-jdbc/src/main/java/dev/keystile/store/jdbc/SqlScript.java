package dev.keystile.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the schema files of this package: statements end with a semicolon, comments have lines of their own. */
final class SqlScript {
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

    private SqlScript() {}

    static List<String> statements(String file) {
        String sql = COMMENT.matcher(read(file)).replaceAll("");
        return Arrays.stream(sql.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    static String read(String file) {
        try (InputStream in = Objects.requireNonNull(SqlScript.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
