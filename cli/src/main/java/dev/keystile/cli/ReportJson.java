package dev.keystile.cli;

import dev.keystile.migrate.ImportReport;
import dev.keystile.migrate.RefusedRow;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an import.
 *
 * @param report the report
 * @param settings what an application needs so that it lets these keys in
 */
record ReportJson(ImportReport report, Map<String, String> settings) {
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("dryRun", report.dryRun());
        json.put("rows", report.rows());
        json.put("imported", report.imported());
        json.put("present", report.present());
        json.put("refused", report.refused());
        json.put(
                "firstRefused",
                report.firstRefused().stream().map(ReportJson::row).toList());
        json.put("hashes", report.hashes());
        json.put("position", report.position());
        json.put("settings", settings);
        return json;
    }

    private static Map<String, String> row(RefusedRow row) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("place", row.place());
        json.put("reason", row.reason());
        return json;
    }

    static List<String> lines(ImportReport report) {
        String imported = report.dryRun() ? " would be imported, " : " imported, ";
        return List.of(report.rows() + " rows: " + report.imported() + imported + report.present() + " there already, "
                + report.refused() + " refused");
    }
}
