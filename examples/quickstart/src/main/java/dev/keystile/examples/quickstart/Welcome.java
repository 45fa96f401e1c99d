package dev.keystile.examples.quickstart;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells whoever started the server how to go on; the first time, with a key for the API and one for the console. */
final class Welcome {
    private static final ApiKeySpec DEMO =
            ApiKeySpec.named("demo").withOwner("quickstart").withScopes("hello");

    private static final ApiKeySpec ADMIN = ApiKeySpec.named("admin").withScopes("keystile:admin");
    private static final Duration ADMIN_LIFE = Duration.ofDays(30);

    private Welcome() {}

    static void print(PrintStream out, ApiKeys apiKeys, String url, Settings settings) {
        out.println("Listening on " + url + " (Ctrl-C ends it)");
        if (isEmpty(apiKeys)) {
            issueDemo(out, apiKeys, url);
            issueAdmin(out, apiKeys, url);
        } else {
            out.println("The store has keys already: no new one is issued");
            out.println("Keys are managed at " + url + "/admin/ with an admin key. Without one, end this and run:");
            out.println(settings.issueAdminCommand());
        }
    }

    private static boolean isEmpty(ApiKeys apiKeys) {
        return apiKeys.list(KeyQuery.all(Instant.now()).withLimit(1)).items().isEmpty();
    }

    /** The one time that the key can be told: the store keeps its hash. */
    private static void issueDemo(PrintStream out, ApiKeys apiKeys, String url) {
        try (IssuedKey demo = apiKeys.issue(DEMO)) {
            out.println("API key: " + demo.plaintext());
            out.println("It is shown this once. Try it:");
            out.println("curl -H 'Authorization: Api-Key " + demo.plaintext() + "' " + url + "/api/hello");
        }
    }

    /** It ends by itself: what was printed stays on screens and in logs. */
    private static void issueAdmin(PrintStream out, ApiKeys apiKeys, String url) {
        Instant end = Instant.now().plus(ADMIN_LIFE);
        try (IssuedKey admin = apiKeys.issue(ADMIN.withExpiresAt(end))) {
            out.println("Admin key: " + admin.plaintext());
            out.println("It is shown this once too, and ends in " + ADMIN_LIFE.toDays()
                    + " days. It manages all keys, at " + url + "/admin/");
        }
    }
}
