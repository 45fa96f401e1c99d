package dev.keystile.admin.leaks.github;

import dev.keystile.ApiKeys;
import dev.keystile.IdentifiedKey;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import dev.keystile.admin.leaks.Leak;
import dev.keystile.admin.leaks.LeakReports;
import tools.jackson.databind.node.ArrayNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes reports of leaked keys, and answers which of the reported tokens are keys of ours. */
public final class LeaksResource {
    static final int MAX_BYTES = 1024 * 1024;

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z_]{1,50}");

    private final ApiKeys apiKeys;
    private final Json json;
    private final SignatureCheck signatures;
    private final ReportReader reader;
    private final LeakResponder responder;
    private final SeenReports seen = new SeenReports();

    /**
     * The resource.
     *
     * @param apiKeys the keys
     * @param reports whose reports are believed, and what is done
     * @param clock tells dates
     * @param json reads and writes bodies
     */
    public LeaksResource(ApiKeys apiKeys, LeakReports reports, InstantSource clock, Json json) {
        this.apiKeys = apiKeys;
        this.json = json;
        this.signatures = new SignatureCheck(new SigningKeys(KeyDocument.at(reports.publicKeys()), System::nanoTime));
        this.reader = new ReportReader(json);
        this.responder = new LeakResponder(apiKeys, reports.policy(), clock);
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route("POST", "/api/v1/leaks", Need.NOTHING, this::report));
    }

    /** A report that is sent again is answered again, and nothing is done or told twice. */
    private Answer report(Call call) throws IOException {
        byte[] body = signatures.body(call, MAX_BYTES);
        List<ReportedToken> tokens = reader.read(body);
        if (!seen.add(body)) {
            return answer(tokens, false);
        }
        try {
            return answer(tokens, true);
        } catch (RuntimeException e) {
            seen.remove(body);
            throw e;
        }
    }

    private Answer answer(List<ReportedToken> tokens, boolean respond) {
        List<String> secrets = tokens.stream().map(ReportedToken::token).toList();
        Set<String> done = new HashSet<>();
        ArrayNode answers = json.array();
        for (ReportedToken token : tokens) {
            Optional<IdentifiedKey> leaked = apiKeys.identify(token.token());
            if (respond) {
                leaked.ifPresent(key -> responder.respond(key, leak(key, token, secrets), done));
            }
            answers.addObject()
                    .put("token_hash", Sha256.hex(token.token().getBytes(StandardCharsets.UTF_8)))
                    .put("token_type", token.type())
                    .put("label", leaked.isPresent() ? "true_positive" : "false_positive");
        }
        return Answer.ok(json.body(answers));
    }

    private static Leak leak(IdentifiedKey leaked, ReportedToken token, List<String> secrets) {
        String source = SOURCE.matcher(token.source()).matches() ? token.source() : null;
        return new Leak(leaked.key(), PublicUrl.of(token.url(), secrets), source);
    }
}
