package dev.keystile.benchmarks.report;

import java.util.stream.Collectors;

/** A table for programs: a line for each number (RFC 4180). */
final class CsvTable {
    private CsvTable() {}

    static String of(Results results) {
        return results.measurements().stream()
                .map(CsvTable::line)
                .collect(Collectors.joining("", "subject,measure,value,low,high\n", ""));
    }

    private static String line(Measurement each) {
        Estimate estimate = each.estimate();
        return quoted(each.subject()) + "," + quoted(each.measure()) + "," + estimate.value() + "," + estimate.low()
                + "," + estimate.high() + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
