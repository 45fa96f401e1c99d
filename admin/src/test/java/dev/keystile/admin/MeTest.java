package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class MeTest {
    private final ApiKeys apiKeys = ApiKeys.open("memory:");
    private final AdminServer server = new AdminServer(
            new AdminServlet(apiKeys, AdminOptions.builder().keys().build()));

    @AfterEach
    void stop() {
        server.close();
        apiKeys.close();
    }

    private HttpResponse<String> me(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "api/v1/me"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_caller_learns_who_it_is_and_what_it_may_do() throws Exception {
        IssuedKey key = apiKeys.issue(ApiKeySpec.named("ops")
                .withOwner("acme")
                .withScopes("keystile:read", "keystile:revoke", "orders:read"));
        HttpResponse<String> reply = me("X-API-Key", key.plaintext());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(reply.body())
                .isEqualTo("{\"keyId\":\"" + key.key().id() + "\",\"name\":\"ops\",\"owner\":\"acme\",\"scopes\":"
                        + "[\"keystile:read\",\"keystile:revoke\",\"orders:read\"],\"rights\":[\"read\",\"revoke\"],"
                        + "\"selfService\":false}");
    }

    @Test
    void a_key_without_a_scope_for_it_manages_nothing() throws Exception {
        IssuedKey key = apiKeys.issue(ApiKeySpec.named("customer").withScopes("orders:read"));
        assertThat(me("X-API-Key", key.plaintext()).statusCode()).isEqualTo(403);
        assertThat(me().statusCode()).isEqualTo(401);
    }
}
