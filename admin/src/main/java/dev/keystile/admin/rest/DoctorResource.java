package dev.keystile.admin.rest;

import dev.keystile.ApiKeys;
import dev.keystile.admin.access.GuardedKeys;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/** Looks for what is wrong with the store, or will go wrong. */
public final class DoctorResource {
    private final ApiKeys apiKeys;
    private final Json json;

    /**
     * The resource.
     *
     * @param apiKeys the keys
     * @param json writes bodies
     */
    public DoctorResource(ApiKeys apiKeys, Json json) {
        this.apiKeys = apiKeys;
        this.json = json;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route("GET", "/api/v1/doctor", Need.OPERATOR_ADMIN, this::examine));
    }

    private Answer examine(Call call) {
        call.query();
        List<Finding> findings = new GuardedKeys(apiKeys, call.caller()).diagnose();
        ObjectNode node = json.object();
        node.put("healthy", findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR));
        ArrayNode items = node.putArray("findings");
        findings.forEach(finding -> items.addObject()
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("subject", finding.subject())
                .put("message", finding.message()));
        return Answer.ok(json.body(node));
    }
}
