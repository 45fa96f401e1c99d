package dev.keystile.admin.rest;

import dev.keystile.ApiKeys;
import dev.keystile.IdentifiedKey;
import dev.keystile.RejectionReason;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Route;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.servlet.ApiKeyFilterOptions;
import dev.keystile.servlet.Credential;
import dev.keystile.servlet.KeyExtractor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * Lets whoever holds a key end it: the secret is the proof, whatever the key's state, its scopes and its networks. A browser
 * sends the header that it needs for nobody's page but our own.
 */
public final class SelfResource {
    private static final String DEFAULT_REASON = "revoked by its holder";

    private final ApiKeys apiKeys;
    private final InstantSource clock;
    private final KeyExtractor extractor = ApiKeyFilterOptions.builder().build().extractor();

    /**
     * The resource.
     *
     * @param apiKeys the keys
     * @param clock tells dates
     */
    public SelfResource(ApiKeys apiKeys, InstantSource clock) {
        this.apiKeys = apiKeys;
        this.clock = clock;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route("POST", "/api/v1/self/revoke", Need.NOTHING, this::revoke));
    }

    private Answer revoke(Call call) throws IOException {
        String id = presented(call).key().id();
        String reason = reason(call.body());
        try {
            apiKeys.revoke(id, reason);
        } catch (IllegalArgumentException e) {
            throw invalidReason();
        }
        return Answer.nothing();
    }

    private IdentifiedKey presented(Call call) {
        List<Credential> credentials = extractor.extract(call.request());
        if (credentials.size() != 1) {
            boolean none = credentials.isEmpty();
            throw refuse(
                    none ? RejectionReason.MISSING : RejectionReason.AMBIGUOUS,
                    none ? ProblemType.MISSING_KEY : ProblemType.MULTIPLE_KEYS);
        }
        return apiKeys.identify(credentials.get(0).presentedKey())
                .filter(this::isLive)
                .orElseThrow(() -> refuse(RejectionReason.UNKNOWN, ProblemType.INVALID_KEY));
    }

    /** Who knows only a secret that was replaced, perhaps because it leaked, must not end the key of who has the new one. */
    private boolean isLive(IdentifiedKey presented) {
        return presented.secret().isLive(clock.instant());
    }

    private Problem refuse(RejectionReason reason, ProblemType type) {
        apiKeys.reportRejection(reason, null, null);
        Problem problem = Problem.of(type);
        return type.status() == 401 ? problem.header("WWW-Authenticate", "Api-Key realm=\"keystile\"") : problem;
    }

    private static String reason(ObjectNode body) {
        body.propertyNames().stream()
                .filter(name -> !name.equals("reason"))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(ProblemType.UNKNOWN_FIELD).field(name);
                });
        JsonNode reason = body.path("reason");
        if (!reason.isMissingNode() && !reason.isString()) {
            throw invalidReason();
        }
        return reason.asString(DEFAULT_REASON);
    }

    private static Problem invalidReason() {
        return Problem.of(ProblemType.INVALID_FIELD, "Give a reason of 1 to 200 characters, or none.")
                .field("reason");
    }
}
