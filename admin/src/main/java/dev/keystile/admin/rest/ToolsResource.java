package dev.keystile.admin.rest;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.admin.access.GuardedKeys;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.FieldReader;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import dev.keystile.admin.http.Spans;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What operators do beside the life of one key: look whether a presented key is live, and purge what ended long ago. */
public final class ToolsResource {
    private static final String KEY_RULE = "Give the whole key as a client presents it.";
    private static final String AGE_RULE = "Give a span of time such as 90d or P90D: zero to 36500d.";

    private static final Duration MAX_AGE = Duration.ofDays(36_500);

    private final ApiKeys apiKeys;
    private final Json json;
    private final KeyJson keyJson;

    /**
     * The resource.
     *
     * @param apiKeys the keys
     * @param json writes bodies
     * @param clock tells for which time a status is told
     */
    public ToolsResource(ApiKeys apiKeys, Json json, InstantSource clock) {
        this.apiKeys = apiKeys;
        this.json = json;
        this.keyJson = new KeyJson(json, clock);
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/api/v1/verify", Need.READ, this::verify),
                new Route("POST", "/api/v1/purge", Need.OPERATOR_ADMIN, this::purge));
    }

    private Answer verify(Call call) throws IOException {
        GuardedKeys keys = new GuardedKeys(apiKeys, call.caller());
        Verification verification = keys.verify(required(call, "key", Function.identity(), KEY_RULE));
        ObjectNode node = json.object();
        if (verification instanceof Verification.Accepted accepted) {
            ApiKey key = accepted.key();
            node.put("accepted", true);
            node.set("key", keyJson.key(key, keys.usage(List.of(key)).getOrDefault(key.id(), KeyUsage.NONE)));
            return Answer.ok(json.body(node));
        }
        Verification.Rejected rejected = (Verification.Rejected) verification;
        if (rejected.reason() == RejectionReason.STORE_UNAVAILABLE) {
            throw Problem.of(ProblemType.STORE_UNAVAILABLE).header("Retry-After", "5");
        }
        node.put("accepted", false);
        node.put("reason", rejected.reason().name());
        node.put("keyId", rejected.keyId());
        return Answer.ok(json.body(node));
    }

    private Answer purge(Call call) throws IOException {
        Duration age = required(call, "olderThan", ToolsResource::age, AGE_RULE);
        int purged = new GuardedKeys(apiKeys, call.caller()).purge(age);
        return Answer.ok(json.body(json.object().put("purged", purged)));
    }

    private static Duration age(String text) {
        Duration age = Spans.parse(text);
        if (age.isNegative() || age.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException("out of bounds");
        }
        return age;
    }

    private static <T> T required(Call call, String name, Function<String, T> reader, String rule) throws IOException {
        call.query();
        ObjectNode body = call.body();
        FieldReader.requireKnown(body, Set.of(name));
        return FieldReader.text(body, name, reader, rule)
                .orElseThrow(() -> Problem.of(ProblemType.INVALID_FIELD, rule).field(name));
    }
}
