package dev.keystile.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured, as a Markdown table in {@code target} that the documentation quotes. A later run replaces its own row and
 * leaves the others.
 */
enum MeasuredTable {
    /** For docs/revocation.md. */
    REVOCATION("store", "changes", "median", "99 %", "longest"),
    /** For docs/faults.md. */
    OUTAGE("store, fault", "lasted", "let in", "refused", "refused after", "last refusal after the end");

    private final String head;

    MeasuredTable(String... columns) {
        head = row(List.of(columns)) + "|---".repeat(columns.length) + "|\n";
    }

    /**
     * Adds a row, or replaces it.
     *
     * @param cells one for each column; the first one is its name
     */
    synchronized void add(String... cells) {
        Path file = Path.of("target", name().toLowerCase(Locale.ROOT) + ".md");
        try {
            Map<String, String> rows = rows(file);
            rows.put(cells[0], row(List.of(cells)));
            Files.createDirectories(file.getParent());
            Files.writeString(file, head + String.join("", rows.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> rows(Path file) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .skip(2)
                    .forEach(row -> rows.put(row.split("\\|", 3)[1].strip(), row + "\n"));
        }
        return rows;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
