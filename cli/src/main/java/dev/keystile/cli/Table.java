package dev.keystile.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Aligns columns for people. On a terminal it is no wider than that, as far as there are columns that may be cut. Elsewhere
 * nothing is cut, so that a search finds what is there.
 */
final class Table {
    private static final String GAP = "  ";
    private static final int LEAST = 8;

    /** A column, and whether its texts may be cut: never an id, which is there to be copied. */
    record Column(String header, boolean mayBeCut) {
        static Column whole(String header) {
            return new Column(header, false);
        }

        static Column cut(String header) {
            return new Column(header, true);
        }
    }

    /** A text, made inert, and its colour. */
    record Cell(String text, UnaryOperator<String> style) {
        static Cell of(String text) {
            return new Cell(Inert.text(text), UnaryOperator.identity());
        }
    }

    private final List<Column> columns;
    private final Optional<Integer> terminalWidth;
    private int[] widths = {};

    Table(List<Column> columns, Optional<Integer> terminalWidth) {
        this.columns = columns;
        this.terminalWidth = terminalWidth;
    }

    /** The first rows decide how wide the columns are, and come with the headers. */
    List<String> lines(List<List<Cell>> rows, UnaryOperator<String> headerStyle) {
        List<String> lines = new ArrayList<>();
        if (widths.length == 0) {
            widths = widths(rows);
            lines.add(headerStyle.apply(line(
                    columns.stream().map(column -> Cell.of(column.header())).toList())));
        }
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private int[] widths(List<List<Cell>> rows) {
        int[] needed = columns.stream()
                .mapToInt(column -> Inert.width(column.header()))
                .toArray();
        for (List<Cell> row : rows) {
            for (int column = 0; column < needed.length; column++) {
                needed[column] =
                        Math.max(needed[column], Inert.width(row.get(column).text()));
            }
        }
        terminalWidth.ifPresent(width -> shrink(needed, width - GAP.length() * (needed.length - 1)));
        return needed;
    }

    /** Takes from the widest that may be cut, until it fits or nothing is left to take. */
    private void shrink(int[] widths, int available) {
        while (Arrays.stream(widths).sum() > available) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                boolean wider = widest < 0 || widths[column] > widths[widest];
                widest = columns.get(column).mayBeCut() && wider ? column : widest;
            }
            if (widest < 0 || widths[widest] <= LEAST) {
                return;
            }
            widths[widest]--;
        }
    }

    private String line(List<Cell> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            String text = terminalWidth.isPresent() ? cut(cell.text(), widths[column]) : cell.text();
            line.append(column == 0 ? "" : GAP).append(cell.style().apply(text));
            if (column < row.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths[column] - Inert.width(text))));
            }
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        if (Inert.width(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int room = width - 1;
        for (int character : text.codePoints().toArray()) {
            room -= Inert.width(character);
            if (room < 0) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut.append('…').toString();
    }
}
