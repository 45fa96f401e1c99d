package dev.keystile.examples.quickstart;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a client meets. The store is SQLite, which a second process, such as this test, can open too. */
class QuickstartTest {
    @TempDir
    private static Path directory;

    private static QuickstartProcess quickstart;
    private static ApiKeys apiKeys;

    @BeforeAll
    static void start() throws Exception {
        String storeUrl = "jdbc:sqlite:" + directory.resolve("keys.db");
        quickstart = QuickstartProcess.start(directory, Map.of("PORT", "0", "KEYSTILE_STORE_URL", storeUrl));
        quickstart.awaitLine("It is shown this once too");
        apiKeys = ApiKeys.open(storeUrl);
    }

    @AfterAll
    static void end() {
        apiKeys.close();
        quickstart.close();
    }

    @Test
    void it_prints_a_key_with_the_command_to_try_it_and_one_for_the_console() {
        String apiKey = quickstart.apiKey();

        assertThat(quickstart.out())
                .containsExactly(
                        "Listening on " + quickstart.url() + " (Ctrl-C ends it)",
                        "API key: " + apiKey,
                        "It is shown this once. Try it:",
                        "curl -H 'Authorization: Api-Key " + apiKey + "' " + quickstart.url() + "/api/hello",
                        "Admin key: " + quickstart.adminKey(),
                        "It is shown this once too, and ends in 30 days. It manages all keys, at " + quickstart.url()
                                + "/admin/");
    }

    @Test
    void the_printed_key_opens_the_api() throws Exception {
        HttpResponse<String> response = quickstart.hello(quickstart.apiKey());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("""
                        {"message":"Hello, demo!",\
                        "key":{"id":"%s","name":"demo","owner":"quickstart","scopes":["hello"],"expiresAt":null}}\
                        """, quickstart.keyId());
    }

    @Test
    void a_key_issued_elsewhere_opens_it_too() throws Exception {
        Instant expiresAt = Instant.parse("2126-11-23T10:15:30Z");
        try (IssuedKey issued = apiKeys.issue(ApiKeySpec.named("\"Zoë\"").withExpiresAt(expiresAt))) {
            HttpResponse<String> response = quickstart.hello(issued.plaintext());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("""
                            {"message":"Hello, \\"Zoë\\"!",\
                            "key":{"id":"%s","name":"\\"Zoë\\"","owner":null,"scopes":[],\
                            "expiresAt":"2126-11-23T10:15:30Z"}}\
                            """, issued.key().id());
        }
    }

    @Test
    void no_key_is_refused() throws Exception {
        assertRefused(quickstart.get("/api/hello"), "missing_key");
    }

    @Test
    void a_wrong_key_is_refused() throws Exception {
        assertRefused(quickstart.hello(quickstart.apiKey() + "x"), "invalid_key");
    }

    @Test
    void a_key_that_is_revoked_elsewhere_is_refused() throws Exception {
        try (IssuedKey issued = apiKeys.issue(ApiKeySpec.named("soon revoked"))) {
            assertThat(quickstart.hello(issued.plaintext()).statusCode()).isEqualTo(200);

            ApiKey revoked = apiKeys.revoke(issued.key().id(), "lost");

            assertThat(revoked.revokedReason()).isEqualTo("lost");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertRefused(quickstart.hello(issued.plaintext()), "invalid_key"));
        }
    }

    @Test
    void the_health_check_needs_no_key() throws Exception {
        HttpResponse<String> response = quickstart.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void an_unknown_path_tells_nothing_of_the_server() throws Exception {
        HttpResponse<String> response = quickstart.get("/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().map()).doesNotContainKey("server");
        assertThat(response.body()).doesNotContainIgnoringCase("jetty").doesNotContain("\tat ");
    }

    private static void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().allValues("WWW-Authenticate")).anyMatch(value -> value.startsWith("Api-Key "));
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }
}
