package dev.keystile.admin;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.RejectionReason;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever holds a key can end it, whatever its state, and nobody else. */
class SelfRevocationTest {
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final List<ApiKeyEvent> events = new CopyOnWriteArrayList<>();
    private final ApiKeys apiKeys = ApiKeys.builder(store).listener(events::add).build();
    private final AdminServer server = new AdminServer(
            new AdminServlet(apiKeys, AdminOptions.builder().keys().build()));
    private final IssuedKey issued =
            apiKeys.issue(ApiKeySpec.named("ci").withOwner("acme").withAllowedNetworks("192.0.2.0/24"));
    private final String id = issued.key().id();

    @AfterEach
    void stop() {
        server.close();
        apiKeys.close();
    }

    private HttpResponse<String> post(BodyPublisher body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "api/v1/self/revoke"))
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> revoke(String... headers) throws IOException, InterruptedException {
        return post(BodyPublishers.noBody(), headers);
    }

    private ApiKey key() {
        return apiKeys.find(id).orElseThrow();
    }

    private void assertUntouched(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"").doesNotContain(issued.plaintext());
        assertThat(key()).isEqualTo(issued.key());
    }

    @ParameterizedTest
    @CsvSource({"X-API-Key, ''", "Authorization, 'Api-Key '", "Authorization, 'Bearer '"})
    void a_key_without_any_scope_ends_itself_from_anywhere(String header, String scheme) throws Exception {
        HttpResponse<String> reply = revoke(header, scheme + issued.plaintext());
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(key().revokedReason()).isEqualTo("revoked by its holder");
    }

    @Test
    void the_holder_can_tell_why() throws Exception {
        HttpResponse<String> reply = post(
                BodyPublishers.ofString("{\"reason\":\"my laptop is gone\"}"),
                "X-API-Key",
                issued.plaintext(),
                "Content-Type",
                "application/json");
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(key().revokedReason()).isEqualTo("my laptop is gone");
    }

    @Test
    void a_second_time_changes_nothing_and_is_no_error() throws Exception {
        revoke("X-API-Key", issued.plaintext());
        Instant revokedAt = key().revokedAt();
        assertThat(revoke("X-API-Key", issued.plaintext()).statusCode()).isEqualTo(204);
        assertThat(key().revokedAt()).isEqualTo(revokedAt);
        assertThat(events.stream().filter(ApiKeyEvent.Revoked.class::isInstance))
                .hasSize(1);
    }

    @Test
    void a_disabled_or_expired_key_can_be_ended_for_good() throws Exception {
        apiKeys.disable(id);
        assertThat(store.update(key().toBuilder()
                        .expiresAt(Instant.now().minusSeconds(1))
                        .build()))
                .isTrue();
        assertThat(revoke("X-API-Key", issued.plaintext()).statusCode()).isEqualTo(204);
        assertThat(key().revokedAt()).isNotNull();
    }

    @Test
    void a_previous_secret_can_end_the_key_during_its_grace_only() throws Exception {
        IssuedKey rotated = apiKeys.rotate(id, Duration.ofHours(1));
        ApiKey over = rotated.key().toBuilder()
                .secrets(List.of(
                        rotated.key().currentSecret(),
                        issued.key().currentSecret().until(Instant.now().minusSeconds(1))))
                .build();
        assertThat(store.update(over)).isTrue();
        assertThat(revoke("X-API-Key", issued.plaintext()).statusCode()).isEqualTo(401);
        assertThat(key().revokedAt()).isNull();

        IssuedKey again = apiKeys.rotate(id, Duration.ofHours(1));
        assertThat(revoke("X-API-Key", rotated.plaintext()).statusCode()).isEqualTo(204);
        assertThat(key().revokedAt()).isNotNull();
        assertThat(again.key().id()).isEqualTo(id);
    }

    @Test
    void who_lacks_the_secret_ends_nothing_and_is_told_nothing() throws Exception {
        KeyFormat format = KeyFormat.of("ks");
        HttpResponse<String> wrong = revoke("X-API-Key", format.newKey(id));
        assertUntouched(wrong, 401, "invalid_key");
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
        HttpResponse<String> absent = revoke("X-API-Key", format.newKey(format.newId()));
        assertUntouched(absent, 401, "invalid_key");
        assertThat(absent.body()).isEqualTo(wrong.body());
        assertThat(revoke("X-API-Key", "junk").body()).isEqualTo(wrong.body());
        assertThat(revoke("X-API-Key", id).body()).isEqualTo(wrong.body());
        assertThat(events.stream().filter(ApiKeyEvent.Rejected.class::isInstance))
                .hasSize(4)
                .allMatch(event -> ((ApiKeyEvent.Rejected) event).reason() == RejectionReason.UNKNOWN);
    }

    @Test
    void an_admin_key_ends_itself_and_no_other() throws Exception {
        IssuedKey admin = apiKeys.issue(ApiKeySpec.named("admin").withScopes("keystile:admin"));
        assertThat(revoke("X-API-Key", admin.plaintext()).statusCode()).isEqualTo(204);
        assertThat(apiKeys.find(admin.key().id()).orElseThrow().revokedAt()).isNotNull();
        assertThat(key()).isEqualTo(issued.key());
    }

    @Test
    void the_key_must_come_in_a_header_which_no_browser_adds_by_itself() throws Exception {
        assertUntouched(revoke(), 401, "missing_key");
        assertUntouched(revoke("Cookie", "api_key=" + issued.plaintext()), 401, "missing_key");
        assertUntouched(
                post(
                        BodyPublishers.ofString("{\"key\":\"" + issued.plaintext() + "\"}"),
                        "Content-Type",
                        "application/json"),
                401,
                "missing_key");
    }

    @Test
    void more_than_one_key_is_refused() throws Exception {
        assertUntouched(
                revoke("X-API-Key", issued.plaintext(), "Authorization", "Bearer " + issued.plaintext()),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"\"}", "{\"reason\":7}", "{\"reason\":null}", "{\"why\":\"x\"}", "[]", "x"})
    void a_body_of_another_shape_is_refused(String body) throws Exception {
        HttpResponse<String> reply = post(
                BodyPublishers.ofString(body), "X-API-Key", issued.plaintext(), "Content-Type", "application/json");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(key()).isEqualTo(issued.key());
    }

    @Test
    void a_reason_that_is_too_long_or_no_json_is_refused() throws Exception {
        HttpResponse<String> reply = post(
                BodyPublishers.ofString("{\"reason\":\"" + "x".repeat(201) + "\"}"),
                "X-API-Key",
                issued.plaintext(),
                "Content-Type",
                "application/json");
        assertUntouched(reply, 400, "invalid_field");
        assertUntouched(
                post(
                        BodyPublishers.ofString("reason=x"),
                        "X-API-Key",
                        issued.plaintext(),
                        "Content-Type",
                        "text/plain"),
                415,
                "unsupported_media_type");
    }

    @Test
    void reading_the_address_ends_nothing() throws Exception {
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + "api/v1/self/revoke"))
                                .header("X-API-Key", issued.plaintext())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(reply.statusCode()).isIn(401, 403, 405);
        assertThat(key()).isEqualTo(issued.key());
    }
}
