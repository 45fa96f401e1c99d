package dev.keystile.admin.rest;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
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
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Keys: listed, issued, shown, changed, and each step of their lives. */
public final class KeysResource {
    private static final String KEYS = "/api/v1/keys";
    private static final String KEY = KEYS + "/{id}";
    private static final String TOKEN = "Idempotency-Key";
    private static final Pattern TOKEN_TEXT = Pattern.compile("[!-~]{1,255}");
    private static final String GRACE_RULE = "Give a span of time such as 24h or PT24H: zero to 366 days.";
    private static final Duration MAX_GRACE = Duration.ofDays(366);
    private static final String REASON_RULE = "Give 1 to 200 characters, without control characters.";

    private final ApiKeys apiKeys;
    private final Json json;
    private final KeyJson keyJson;
    private final InstantSource clock;

    /**
     * The resource.
     *
     * @param apiKeys the keys
     * @param json writes bodies
     * @param clock tells for which time a status is told
     */
    public KeysResource(ApiKeys apiKeys, Json json, InstantSource clock) {
        this.apiKeys = apiKeys;
        this.json = json;
        this.keyJson = new KeyJson(json, clock);
        this.clock = clock;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(
                new Route("GET", KEYS, Need.READ, this::list),
                new Route("POST", KEYS, Need.ISSUE, this::issue),
                new Route("GET", KEY, Need.READ, this::show),
                new Route("PATCH", KEY, Need.ISSUE, this::update),
                new Route("DELETE", KEY, Need.ADMIN, this::delete),
                new Route("POST", KEY + "/rotate", Need.ISSUE, this::rotate),
                new Route("POST", KEY + "/enable", Need.ISSUE, this::enable),
                new Route("POST", KEY + "/disable", Need.REVOKE, this::disable),
                new Route("POST", KEY + "/revoke", Need.REVOKE, this::revoke));
    }

    private GuardedKeys keys(Call call) {
        return new GuardedKeys(apiKeys, call.caller());
    }

    private Answer list(Call call) {
        GuardedKeys keys = keys(call);
        Page<ApiKey> page = keys.list(KeyQueries.read(call.query(KeyQueries.PARAMETERS), clock.instant()));
        Map<String, KeyUsage> usage = keys.usage(page.items());
        ObjectNode node = json.object();
        ArrayNode items = node.putArray("items");
        page.items().forEach(key -> items.add(keyJson.key(key, usage.getOrDefault(key.id(), KeyUsage.NONE))));
        node.put("next", page.next() == null ? null : page.next().toString());
        return Answer.ok(json.body(node));
    }

    private Answer issue(Call call) throws IOException {
        String token = token(call);
        try (IssuedKey issued = keys(call).issue(SpecFields.read(call.body()), token)) {
            return Answer.created(json.body(keyJson.issued(issued, KeyUsage.NONE)))
                    .header("Location", location(call, issued.key()))
                    .header("ETag", IfMatch.tag(issued.key()));
        }
    }

    private static @Nullable String token(Call call) {
        String token = call.header(TOKEN).orElse(null);
        if (token != null && !TOKEN_TEXT.matcher(token).matches()) {
            throw Problem.of(ProblemType.INVALID_PARAMETER, "Give 1 to 255 visible ASCII characters.")
                    .field(TOKEN);
        }
        return token;
    }

    private static String location(Call call, ApiKey key) {
        return call.request().getContextPath() + call.request().getServletPath() + KEYS + "/" + key.id();
    }

    private Answer show(Call call) {
        call.query();
        return answer(call, keys(call).find(call.path("id")));
    }

    private Answer update(Call call) throws IOException {
        ObjectNode patch = call.body();
        Consumer<ApiKey> precondition = IfMatch.required(call);
        return answer(call, keys(call).update(call.path("id"), precondition, spec -> SpecFields.patch(spec, patch)));
    }

    private Answer rotate(Call call) throws IOException {
        ObjectNode body = fields(call, "grace");
        Duration grace =
                FieldReader.text(body, "grace", KeysResource::grace, GRACE_RULE).orElse(Duration.ZERO);
        GuardedKeys keys = keys(call);
        try (IssuedKey issued = keys.rotate(call.path("id"), IfMatch.optional(call), grace)) {
            return Answer.ok(json.body(keyJson.issued(issued, usage(keys, issued.key()))))
                    .header("ETag", IfMatch.tag(issued.key()));
        }
    }

    private static Duration grace(String text) {
        Duration grace = Spans.parse(text);
        if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
            throw new IllegalArgumentException("out of bounds");
        }
        return grace;
    }

    private Answer enable(Call call) throws IOException {
        fields(call);
        return answer(call, keys(call).enable(call.path("id"), IfMatch.optional(call)));
    }

    private Answer disable(Call call) throws IOException {
        fields(call);
        return answer(call, keys(call).disable(call.path("id"), IfMatch.optional(call)));
    }

    private Answer revoke(Call call) throws IOException {
        ObjectNode body = fields(call, "reason");
        String reason = FieldReader.text(body, "reason", KeysResource::reason, REASON_RULE)
                .orElseThrow(
                        () -> Problem.of(ProblemType.INVALID_FIELD, REASON_RULE).field("reason"));
        return answer(call, keys(call).revoke(call.path("id"), IfMatch.optional(call), reason));
    }

    /** A reason has the bounds of a name. */
    private static String reason(String text) {
        return ApiKeySpec.named(text).name();
    }

    private Answer delete(Call call) throws IOException {
        fields(call);
        keys(call).delete(call.path("id"), IfMatch.optional(call));
        return Answer.nothing();
    }

    private static ObjectNode fields(Call call, String... known) throws IOException {
        call.query();
        ObjectNode body = call.body();
        FieldReader.requireKnown(body, Set.of(known));
        return body;
    }

    private Answer answer(Call call, ApiKey key) {
        return Answer.ok(json.body(keyJson.key(key, usage(keys(call), key)))).header("ETag", IfMatch.tag(key));
    }

    private static KeyUsage usage(GuardedKeys keys, ApiKey key) {
        return keys.usage(List.of(key)).getOrDefault(key.id(), KeyUsage.NONE);
    }
}
