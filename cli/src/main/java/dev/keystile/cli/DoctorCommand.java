package dev.keystile.cli;

import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code keystile doctor}. */
@Command(
        name = "doctor",
        header = "Looks for what is wrong, or will go wrong, with the store and the settings.",
        description =
                "Whether the store answers, its schema, its clock, whether it keeps what it is given, how long changes"
                        + " take, hashes of other systems that are left, and settings that nobody knows. Exit code 1 if something"
                        + " is wrong.",
        footer = {"", "Examples:", "  keystile doctor --probe"},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--probe",
            order = 1,
            description =
                    "Measure how long a change takes to reach another node, with a key of its own, which is deleted.")
    private boolean probe;

    @SuppressWarnings("NullAway.Init")
    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Examination(store, session.now(), probe).findings();
        output.print(() -> json(findings), () -> lines(findings));
        boolean ill = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return (ill ? ExitCode.NO : ExitCode.DONE).number();
    }

    private static Map<String, Object> json(List<Finding> findings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("healthy", findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR));
        json.put("findings", findings.stream().map(DoctorCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.put("subject", finding.subject());
        json.put("message", finding.message());
        return json;
    }

    private List<String> lines(List<Finding> findings) {
        Style style = new Style(session.terminal().hasColours());
        Table table = new Table(
                List.of(Table.Column.whole(""), Table.Column.whole("SUBJECT"), Table.Column.whole("FINDING")),
                Optional.empty());
        return table.lines(findings.stream().map(finding -> row(finding, style)).toList(), style::heading);
    }

    private static List<Table.Cell> row(Finding finding, Style style) {
        Table.Cell severity = switch (finding.severity()) {
            case OK -> new Table.Cell("ok", style::good);
            case WARNING -> new Table.Cell("warning", style::doubtful);
            case ERROR -> new Table.Cell("ERROR", style::bad);
        };
        return List.of(severity, Table.Cell.of(finding.subject()), Table.Cell.of(finding.message()));
    }
}
