package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.servlet.ApiKeyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the application has not named has no access, by whichever way. */
class NotConfiguredTest {
    private final ApiKeys apiKeys = ApiKeys.open("memory:");
    private final String key =
            apiKeys.issue(ApiKeySpec.named("k").withScopes("keystile:admin")).plaintext();

    @AfterEach
    void close() {
        apiKeys.close();
    }

    @Test
    void nobody_has_access_unless_the_options_say_so() {
        AdminServlet servlet = new AdminServlet(apiKeys, AdminOptions.builder().build());
        try (AdminServer server = new AdminServer(servlet);
                Http client = new Http(server.port(), "X-API-Key: " + key)) {
            for (String path : new String[] {"/admin/", "/admin/api/v1/me", "/admin/api/v1/openapi.json"}) {
                assertThat(client.get(path).status()).isEqualTo(403);
                assertThat(client.get(path).code()).isEqualTo("not_configured");
            }
        }
    }

    @Test
    void keys_have_no_access_where_only_a_role_has() {
        AdminServlet servlet = new AdminServlet(
                apiKeys, AdminOptions.builder().role("operator").build());
        try (AdminServer server = new AdminServer(servlet);
                Http client = new Http(server.port(), "X-API-Key: " + key)) {
            assertThat(client.get(ApiBehaviour.KEYS).status()).isEqualTo(403);
        }
    }

    @Test
    void an_owner_resolver_that_fails_lets_nobody_in() {
        AdminOptions options = AdminOptions.builder()
                .selfService(request -> {
                    throw new IllegalStateException("no session store");
                })
                .build();
        try (AdminServer server = new AdminServer(new AdminServlet(apiKeys, options));
                Http client = new Http(server.port())) {
            assertThat(client.get(ApiBehaviour.KEYS).status()).isEqualTo(500);
        }
    }

    /** The verification of another filter, with whatever keys, is not ours; nor is a request that the application forwards. */
    @Test
    void what_another_part_of_the_application_has_verified_or_forwarded_is_refused() {
        AdminServlet servlet = new AdminServlet(
                apiKeys,
                AdminOptions.builder()
                        .keys()
                        .selfService(any -> Optional.of("acme"))
                        .build());
        ApiKeys others = ApiKeys.open("memory:");
        String foreign =
                others.issue(ApiKeySpec.named("k").withScopes("keystile:admin")).plaintext();
        try (AdminServer server = new AdminServer(servlet, context -> {
                    context.addFilter(
                            new FilterHolder(new ApiKeyFilter(others)),
                            "/front/*",
                            EnumSet.allOf(DispatcherType.class));
                    context.addServlet(new ServletHolder(new Forwarding()), "/front/*");
                });
                Http client = new Http(server.port())) {
            assertThat(client.get("/front/x", "X-API-Key: " + foreign).status()).isEqualTo(404);
        } finally {
            others.close();
        }
    }

    private static final class Forwarding extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                request.getRequestDispatcher(ApiBehaviour.KEYS).forward(request, response);
            } catch (jakarta.servlet.ServletException e) {
                throw new IOException(e);
            }
        }
    }
}
