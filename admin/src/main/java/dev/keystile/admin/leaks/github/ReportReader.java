package dev.keystile.admin.leaks.github;

import dev.keystile.admin.http.Json;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.List;

/** Reads the body of a report. Fields that we do not know are the reporter's to add. */
final class ReportReader {
    static final int MAX_TOKENS = 1000;
    static final int MAX_TOKEN = 4096;
    private static final int MAX_TYPE = 200;
    private static final int MAX_URL = 8192;

    private final Json json;

    ReportReader(Json json) {
        this.json = json;
    }

    /**
     * Reads a report.
     *
     * @throws Problem if it is none, or too long
     */
    List<ReportedToken> read(byte[] body) {
        ArrayNode rows = json.readArray(body);
        if (rows.size() > MAX_TOKENS) {
            throw Problem.of(ProblemType.TOO_LARGE, "Send at most " + MAX_TOKENS + " tokens in one report.");
        }
        List<ReportedToken> tokens = new ArrayList<>();
        for (JsonNode row : rows) {
            tokens.add(token(row));
        }
        return tokens;
    }

    private static ReportedToken token(JsonNode row) {
        return new ReportedToken(
                required(row, "token", MAX_TOKEN),
                required(row, "type", MAX_TYPE),
                optional(row, "url", MAX_URL),
                optional(row, "source", MAX_TYPE));
    }

    private static String required(JsonNode row, String field, int max) {
        String value = optional(row, field, max);
        if (value.isEmpty()) {
            throw invalid(field, max);
        }
        return value;
    }

    private static String optional(JsonNode row, String field, int max) {
        JsonNode value = row.path(field);
        if (!row.isObject() || !(value.isMissingNode() || value.isNull() || value.isString())) {
            throw invalid(field, max);
        }
        String text = value.asString("");
        if (text.length() > max) {
            throw invalid(field, max);
        }
        return text;
    }

    private static Problem invalid(String field, int max) {
        return Problem.of(
                        ProblemType.INVALID_REPORT,
                        "Each row of a report is an object; its " + field + " is text of at most " + max
                                + " characters.")
                .field(field);
    }
}
