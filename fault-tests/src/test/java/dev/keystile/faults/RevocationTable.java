package dev.keystile.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The measured times as a Markdown table, {@code target/revocation.md}, which docs/revocation.md quotes. A later run replaces
 * its own row and leaves the others.
 */
final class RevocationTable {
    private static final Path FILE = Path.of("target", "revocation.md");
    private static final String HEAD = """
            | store | changes | median | 99 % | longest |
            |---|---|---|---|---|
            """;

    private RevocationTable() {}

    static synchronized void add(String name, Times times) {
        System.out.println("Revocation, " + name + ": " + times.count() + " changes, " + times);
        try {
            Map<String, String> rows = rows();
            rows.put(name, row(name, times));
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, HEAD + String.join("\n", rows.values()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        if (Files.exists(FILE)) {
            Files.readAllLines(FILE).stream().skip(2).forEach(row -> rows.put(name(row), row));
        }
        return rows;
    }

    private static String name(String row) {
        return row.split("\\|", 3)[1].strip();
    }

    private static String row(String name, Times times) {
        return "| " + name + " | " + times.count() + " | " + Times.millis(times.median()) + " | "
                + Times.millis(times.percentile(99)) + " | " + Times.millis(times.max()) + " |";
    }
}
