package dev.keystile.admin.rest;

import dev.keystile.ApiKeys;
import dev.keystile.admin.access.GuardedKeys;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Body;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.migrate.ImportReport;
import dev.keystile.migrate.MigrationException;
import dev.keystile.spi.StoreException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** All keys with their hashes, line by line, out of a store and into another; memory does not grow with their number. */
public final class TransferResource {
    private static final String TYPE = "application/x-ndjson";
    private static final String BROKEN_OFF = "{\"code\":\"store_unavailable\"}\n";

    private final ApiKeys apiKeys;
    private final Json json;

    /**
     * The resource.
     *
     * @param apiKeys the keys
     * @param json writes bodies
     */
    public TransferResource(ApiKeys apiKeys, Json json) {
        this.apiKeys = apiKeys;
        this.json = json;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/export", Need.OPERATOR_ADMIN, this::export),
                new Route("POST", "/api/v1/import", Need.OPERATOR_ADMIN, this::importKeys));
    }

    private Answer export(Call call) {
        call.query();
        GuardedKeys keys = new GuardedKeys(apiKeys, call.caller());
        return Answer.ok(new Body(TYPE, out -> export(keys, out)));
    }

    /** Not every container lets a client see that an answer broke off: the last line says so, and no import takes it for a key. */
    private static void export(GuardedKeys keys, OutputStream out) throws IOException {
        try {
            keys.export(out);
        } catch (StoreException e) {
            out.write(BROKEN_OFF.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw e;
        }
    }

    private Answer importKeys(Call call) throws IOException {
        boolean dryRun = call.query("dryRun")
                .value("dryRun", TransferResource::flag, "Give true or false.")
                .orElse(false);
        String type = call.request().getContentType();
        if (type == null
                || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(TYPE)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send what export wrote, as " + TYPE + ".");
        }
        try {
            GuardedKeys keys = new GuardedKeys(apiKeys, call.caller());
            return Answer.ok(json.body(report(keys.importFrom(call.request().getInputStream(), dryRun))));
        } catch (MigrationException e) {
            throw Problem.of(ProblemType.IMPORT_BROKEN_OFF);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private ObjectNode report(ImportReport report) {
        ObjectNode node = json.object();
        node.put("dryRun", report.dryRun());
        node.put("rows", report.rows());
        node.put("imported", report.imported());
        node.put("present", report.present());
        node.put("refused", report.refused());
        ArrayNode first = node.putArray("firstRefused");
        report.firstRefused()
                .forEach(row -> first.addObject().put("place", row.place()).put("reason", row.reason()));
        ObjectNode hashes = node.putObject("hashes");
        report.hashes().forEach(hashes::put);
        return node;
    }
}
