package dev.keystile.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A horizontal bar for each subject, with its interval as a whisker; where values differ a hundredfold, points on a
 * logarithmic scale, since a bar would have no foot there. Drawn here rather than by a library: those need fonts on the
 * machine and draw on white, and this is read in the dark too.
 */
final class SvgPlot {
    private static final int WIDTH = 820;
    private static final int LEFT = 300;
    private static final int RIGHT = 720;
    private static final int ROW = 26;
    private static final int TOP = 48;

    private final StringBuilder svg = new StringBuilder();
    private final Scale scale;

    private SvgPlot(Scale scale) {
        this.scale = scale;
    }

    static String of(Results results) {
        List<Measurement> rows = results.measurements().stream()
                .filter(each -> each.measure().equals(results.plotted()))
                .toList();
        SvgPlot plot = new SvgPlot(Scale.of(rows, LEFT, RIGHT));
        plot.begin(results, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            plot.row(rows.get(i), TOP + i * ROW);
        }
        return plot.svg.append("</svg>\n").toString();
    }

    private void begin(Results results, int rows) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" fill=\"#808890\">%n",
                WIDTH, TOP + rows * ROW + 8);
        add("<title>%s</title>%n", escaped(results.title()));
        add(
                "<text x=\"%d\" y=\"24\" font-weight=\"bold\">%s%s</text>%n",
                LEFT, escaped(results.plotted()), scale.isLogarithmic() ? " (logarithmic)" : "");
    }

    private void row(Measurement row, int y) {
        Estimate estimate = row.estimate();
        double x = scale.x(estimate.value());
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LEFT - 10, y + 13, escaped(row.subject()));
        if (scale.isLogarithmic()) {
            add("<circle cx=\"%.1f\" cy=\"%d\" r=\"4\" fill=\"#4a86d8\"/>%n", x, y + 9);
        } else {
            add("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"#4a86d8\"/>%n", LEFT, y + 1, x - LEFT);
        }
        whisker(scale.x(estimate.low()), scale.x(estimate.high()), y + 9);
        add(
                "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                scale.x(estimate.high()) + 8, y + 13, Numbers.text(estimate.value()));
    }

    private void whisker(double low, double high, int y) {
        add(
                "<path d=\"M%.1f %dH%.1fM%.1f %dv8M%.1f %dv8\" stroke=\"#d87a4a\" stroke-width=\"1.5\" fill=\"none\"/>%n",
                low, y, high, low, y - 4, high, y - 4);
    }

    private void add(String format, Object... args) {
        svg.append(String.format(Locale.ROOT, format, args).replace(System.lineSeparator(), "\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
