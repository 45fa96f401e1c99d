package dev.keystile.examples.documentation;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.admin.leaks.Leak;
import dev.keystile.admin.leaks.LeakResponse;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentedCodeTest {
    @BeforeEach
    void start_without_keys() throws IOException {
        Files.deleteIfExists(Path.of("keys.mv.db"));
    }

    @Test
    void the_filter_of_the_readme_lets_a_key_with_the_scope_in_and_keeps_others_out() throws Exception {
        AtomicReference<ApiKeys> apiKeys = new AtomicReference<>();
        Server server = serverWith(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                apiKeys.set(DocumentedCode.registerInCode(event.getServletContext()));
            }
        });
        try (IssuedKey good = apiKeys.get()
                        .issue(ApiKeySpec.named("CI").withOwner("acme").withScopes("orders:read"));
                IssuedKey scopeless = apiKeys.get().issue(ApiKeySpec.named("other"))) {
            assertThat(get(server, good.plaintext()).body()).contains("Hello, CI of acme");
            assertThat(get(server, scopeless.plaintext()).statusCode()).isEqualTo(403);
            assertThat(get(server, "ks_wrong").statusCode()).isEqualTo(401);
        } finally {
            server.stop();
            apiKeys.get().close();
        }
    }

    @Test
    void the_admin_servlet_of_the_readme_serves_keys_with_a_scope_for_it() throws Exception {
        try (ApiKeys apiKeys = ApiKeys.open("memory:");
                IssuedKey admin = apiKeys.issue(ApiKeySpec.named("ops").withScopes("keystile:admin"));
                IssuedKey customer = apiKeys.issue(ApiKeySpec.named("customer"))) {
            Server server = serverWith(new ServletContextListener() {
                @Override
                public void contextInitialized(ServletContextEvent event) {
                    DocumentedCode.mountAdmin(event.getServletContext(), apiKeys);
                }
            });
            try {
                assertThat(get(server, "/admin/api/v1/me", admin.plaintext()).body())
                        .contains(admin.key().id());
                assertThat(get(server, "/admin/api/v1/me", customer.plaintext()).statusCode())
                        .isEqualTo(403);
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void the_keys_of_the_readme_are_issued_verified_and_revoked() {
        DocumentedCode.withoutServlet();
        try (ApiKeys apiKeys = ApiKeys.open("jdbc:h2:file:./keys")) {
            List<ApiKey> keys = apiKeys.list(KeyQuery.all(Instant.now())).items();
            assertThat(keys).singleElement().satisfies(key -> {
                assertThat(key.status(Instant.now())).isEqualTo(KeyStatus.REVOKED);
                assertThat(key.revokedReason()).isEqualTo("the contract ended");
            });
        }
    }

    @Test
    void the_first_key_of_the_guide_is_kept() {
        DocumentedCode.firstKey();
        try (ApiKeys apiKeys = ApiKeys.open("jdbc:h2:file:./keys")) {
            assertThat(apiKeys.list(KeyQuery.all(Instant.now())).items())
                    .extracting(ApiKey::name)
                    .containsExactly("my first key");
        }
    }

    @Test
    void the_settings_of_the_docs_open_the_store() {
        DocumentedCode.firstKey();
        try (ApiKeys apiKeys = DocumentedCode.withSettings()) {
            assertThat(apiKeys.list(KeyQuery.all(Instant.now())).items()).hasSize(1);
        }
    }

    @Test
    void the_filter_options_of_the_docs_are_valid() {
        assertThat(DocumentedCode.otherPlaces().extractor().schemes()).containsExactly("Token");
        assertThat(DocumentedCode.otherPlaces().extractor().headers()).containsExactly("X-Acme-Key");
        assertThat(DocumentedCode.besideLogin().required()).isFalse();
        assertThat(DocumentedCode.ownPlace().schemes()).isEmpty();
    }

    @Test
    void the_peppered_keys_of_the_docs_have_their_prefix_and_hash() {
        try (ApiKeys apiKeys = DocumentedCode.peppered(new byte[32], new byte[32]);
                IssuedKey issued = apiKeys.issue(ApiKeySpec.named("CI"))) {
            assertThat(issued.plaintext()).startsWith("acme_live_");
            assertThat(issued.key().currentSecret().hash()).startsWith("{hmac-sha256:p2}");
        }
    }

    @Test
    void the_life_of_the_docs_leaves_a_key_with_both_scopes_and_two_live_secrets() {
        Set<String> suspended = new HashSet<>();
        List<String> handedOver = new ArrayList<>();
        try (ApiKeys apiKeys = DocumentedCode.ownRule(suspended)) {
            ApiKey issued = DocumentedCode.life(apiKeys, handedOver::add);
            ApiKey key = apiKeys.find(issued.id()).orElseThrow();
            assertThat(key.scopes()).containsExactly("orders:read", "orders:write");
            assertThat(key.secrets()).hasSize(2);
            String plaintext = handedOver.get(0);
            assertThat(verify(apiKeys, plaintext)).isInstanceOf(Verification.Accepted.class);
            suspended.add("acme");
            assertThat(verify(apiKeys, plaintext)).isInstanceOf(Verification.Rejected.class);
        }
    }

    @Test
    void the_leak_reports_of_the_docs_are_refused_unless_github_signed_them() throws Exception {
        Server server = serverWith(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                DocumentedCode.leakReports(event.getServletContext(), ApiKeys.open("memory:"));
            }
        });
        try {
            HttpResponse<String> reply = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri(server, "/admin/api/v1/leaks"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("[]"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body()).contains("\"code\":\"invalid_signature\"");
        } finally {
            server.stop();
        }
    }

    @Test
    void the_leak_policy_of_the_docs_ends_keys_for_payments_at_once() {
        try (ApiKeys apiKeys = ApiKeys.open("memory:")) {
            ApiKey payments = apiKeys.issue(ApiKeySpec.named("p").withScopes("payments:write"))
                    .key();
            ApiKey other = apiKeys.issue(ApiKeySpec.named("o")).key();
            assertThat(DocumentedCode.ownPolicy().respond(new Leak(payments, null, null)))
                    .isEqualTo(new LeakResponse.Revoke());
            assertThat(DocumentedCode.ownPolicy().respond(new Leak(other, null, null)))
                    .isEqualTo(new LeakResponse.ExpireIn(Duration.ofHours(24)));
        }
    }

    @Test
    void the_database_server_of_the_docs_is_told_to_be_out_of_reach_without_its_password() {
        assertThatThrownBy(() -> DocumentedCode.databaseServer("s3cret-of-the-database"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://db/app")
                .hasStackTraceContaining("StoreException")
                .satisfies(error -> assertThat(error.toString()).doesNotContain("s3cret"));
    }

    @Test
    void the_pool_of_the_docs_keeps_keys() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:documented;DB_CLOSE_DELAY=-1");
        try (KeyStore store = DocumentedCode.ownPool(dataSource);
                ApiKeys apiKeys = ApiKeys.builder(store).build();
                IssuedKey issued = apiKeys.issue(ApiKeySpec.named("CI"))) {
            assertThat(store.find(issued.key().id())).contains(issued.key());
        }
    }

    private static Verification verify(ApiKeys apiKeys, String plaintext) {
        return apiKeys.verify(new VerificationRequest(plaintext, "203.0.113.7", Set.of()));
    }

    private static Server serverWith(ServletContextListener listener) throws Exception {
        Server server = new Server(0);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addEventListener(listener);
        context.addServlet(
                new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        DocumentedCode.behindTheFilter(request, response);
                    }
                },
                "/api/*");
        server.setHandler(context);
        server.start();
        return server;
    }

    private static URI uri(Server server, String path) {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> get(Server server, String key) throws Exception {
        return get(server, "/api/hello", key);
    }

    private static HttpResponse<String> get(Server server, String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(server, path))
                .header("Authorization", "Api-Key " + key)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
