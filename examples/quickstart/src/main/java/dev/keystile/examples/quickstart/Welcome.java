package dev.keystile.examples.quickstart;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;

import java.io.PrintStream;
import java.time.Instant;

/** Tells whoever started the server how to go on; the first time, with a key. */
final class Welcome {
    private static final ApiKeySpec DEMO =
            ApiKeySpec.named("demo").withOwner("quickstart").withScopes("hello");

    private Welcome() {}

    static void print(PrintStream out, ApiKeys apiKeys, String url) {
        out.println("Listening on " + url + " (Ctrl-C ends it)");
        if (isEmpty(apiKeys)) {
            issue(out, apiKeys, url);
        } else {
            out.println("The store has keys already: no new one is issued");
        }
    }

    private static boolean isEmpty(ApiKeys apiKeys) {
        return apiKeys.list(KeyQuery.all(Instant.now()).withLimit(1)).items().isEmpty();
    }

    /** The one time that the key can be told: the store keeps its hash. */
    private static void issue(PrintStream out, ApiKeys apiKeys, String url) {
        try (IssuedKey demo = apiKeys.issue(DEMO)) {
            out.println("API key: " + demo.plaintext());
            out.println("It is shown this once. Try it:");
            out.println("curl -H 'Authorization: Api-Key " + demo.plaintext() + "' " + url + "/api/hello");
        }
    }
}
