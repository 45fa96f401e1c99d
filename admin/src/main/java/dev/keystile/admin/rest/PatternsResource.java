package dev.keystile.admin.rest;

import dev.keystile.KeyFormat;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;

import java.util.List;

/** Tells what secret scanners need to find leaked keys. */
public final class PatternsResource {
    private final KeyFormat format;
    private final Json json;

    /**
     * The resource.
     *
     * @param format the format of new keys
     * @param json writes bodies
     */
    public PatternsResource(KeyFormat format, Json json) {
        this.format = format;
        this.json = json;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route("GET", "/api/v1/patterns", Need.READ, this::show));
    }

    /** The example is a key that no store has. */
    private Answer show(Call call) {
        call.query();
        return Answer.ok(json.body(json.object()
                .put("prefix", format.prefix())
                .put("regex", format.scannerPattern())
                .put("example", format.newKey(format.newId()))));
    }
}
