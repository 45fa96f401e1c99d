package dev.keystile.admin.rest;

import dev.keystile.admin.access.Caller;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Tells callers who they are, and what they may do. */
public final class MeResource {
    private final Json json;

    /**
     * The resource.
     *
     * @param json writes bodies
     */
    public MeResource(Json json) {
        this.json = json;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route("GET", "/api/v1/me", Need.READ, this::show));
    }

    private Answer show(Call call) {
        Caller caller = call.caller();
        ObjectNode me = json.object();
        me.put("keyId", caller.keyId());
        me.put("name", caller.name());
        me.put("owner", caller.owner());
        ArrayNode scopes = me.putArray("scopes");
        caller.shownScopes().stream().sorted().forEach(scopes::add);
        ArrayNode rights = me.putArray("rights");
        caller.rights().stream().sorted().forEach(right -> rights.add(right.word()));
        me.put("selfService", caller.selfService());
        return Answer.ok(json.body(me));
    }
}
