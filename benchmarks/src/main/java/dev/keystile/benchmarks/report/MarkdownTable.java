package dev.keystile.benchmarks.report;

import java.util.List;

/** A table for people: a row for each subject, a column for each measure. */
final class MarkdownTable {
    private MarkdownTable() {}

    static String of(Results results, Machine machine) {
        StringBuilder text = new StringBuilder("# " + results.title() + "\n\n");
        List<String> measures = results.measures();
        text.append("| |").append(cells(measures)).append('\n');
        text.append("|---|").append("---:|".repeat(measures.size())).append('\n');
        for (String subject : results.subjects()) {
            text.append("| ")
                    .append(subject)
                    .append(" |")
                    .append(row(results, subject))
                    .append('\n');
        }
        text.append("\nIn parentheses: the interval that holds the value with a confidence of at least 95 %.\n\n");
        results.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        machine.lines().forEach(line -> text.append("- ").append(line).append('\n'));
        return text.append("\n![")
                .append(results.plotted())
                .append("](plot.svg)\n")
                .toString();
    }

    private static String row(Results results, String subject) {
        return cells(results.measures().stream()
                .map(measure ->
                        results.find(subject, measure).map(Numbers::text).orElse("–"))
                .toList());
    }

    private static String cells(List<String> cells) {
        return " " + String.join(" | ", cells) + " |";
    }
}
