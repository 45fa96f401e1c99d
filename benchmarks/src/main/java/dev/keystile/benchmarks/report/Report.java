package dev.keystile.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes results as a table for people, a table for programs, and a plot. */
public final class Report {
    private Report() {}

    /**
     * Writes {@code results.md}, {@code results.csv} and {@code plot.svg}.
     *
     * @param results the results
     * @param folder where to
     * @throws IOException if that fails
     */
    public static void write(Results results, Path folder) throws IOException {
        Machine machine = Machine.describe();
        Files.writeString(folder.resolve("results.md"), MarkdownTable.of(results, machine));
        Files.writeString(folder.resolve("results.csv"), CsvTable.of(results));
        Files.writeString(folder.resolve("plot.svg"), SvgPlot.of(results));
    }
}
