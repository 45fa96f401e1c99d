package dev.keystile.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code container-matrix.txt}: what each server, with its defaults and without our filter, hands to the application for
 * unusual raw requests. A row that names the exact server goes before one that names another version of it.
 */
final class Matrix {
    /** What a server does with a request: the status, and what the servlet told if one was reached. */
    record Outcome(int status, String servlet, boolean behindFilter, String path) {
        static Outcome parse(String line) {
            String[] parts = line.split(" ", 2);
            int status = Integer.parseInt(parts[0]);
            if (parts.length == 1) {
                // The one answer without a body is that to HEAD /api/x.
                return new Outcome(status, "", status == 200, "");
            }
            String seen = parts[1];
            int path = seen.indexOf("uri=");
            return new Outcome(
                    status,
                    seen.substring("srv=".length(), seen.indexOf(' ')),
                    seen.contains(" filt=Y "),
                    seen.substring(path, seen.indexOf(" key=", path)));
        }
    }

    private final Map<String, Map<String, Outcome>> rows = new LinkedHashMap<>();

    Matrix() {
        Map<String, Outcome> row = Map.of();
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                row = new LinkedHashMap<>();
                rows.put(line.substring(3), row);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split(" +", 2);
                row.put(parts[0], Outcome.parse(parts[1]));
            }
        }
    }

    private static List<String> lines() {
        try (InputStream in = Matrix.class.getResourceAsStream("/container-matrix.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> titles() {
        return new ArrayList<>(rows.keySet());
    }

    Outcome outcome(String title, ServerKind kind) {
        Map<String, Outcome> row = rows.get(title);
        String name = kind.name().toLowerCase(Locale.ROOT);
        Outcome exact = row.get(name + kind.version());
        if (exact != null) {
            return exact;
        }
        return row.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
