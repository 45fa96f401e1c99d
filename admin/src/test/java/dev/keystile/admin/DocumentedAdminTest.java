package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/admin-api.md says is what there is. */
class DocumentedAdminTest {
    private static final Path PAGE =
            Path.of(System.getProperty("keystile.root", "..")).resolve("docs/admin-api.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+) (/api/v1/[^`]+)` \\|");

    @Test
    void every_route_has_a_row_and_every_row_a_route() throws IOException {
        try (ApiKeys apiKeys = ApiKeys.open("memory:")) {
            AdminServlet servlet =
                    new AdminServlet(apiKeys, AdminOptions.builder().keys().build());
            Set<String> routes = new TreeSet<>(Set.of("POST /api/v1/leaks"));
            servlet.routes().all().forEach(route -> routes.add(route.method() + " " + route.path()));
            Set<String> rows = new TreeSet<>();
            ROW.matcher(Files.readString(PAGE)).results().forEach(row -> rows.add(row.group(1) + " " + row.group(2)));
            assertThat(rows).isEqualTo(routes);
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_problem_has_a_row(ProblemType type) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| " + type.status() + " | `" + type.code() + "` |");
    }

    @Test
    void the_documented_servlet_answers_the_documented_first_key() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        try (ApiKeys apiKeys = ApiKeys.open("memory:")) {
            ServletContextHandler context = new ServletContextHandler("/");
            context.addServletContainerInitializer((types, declared) -> DocumentedAdmin.mount(declared, apiKeys));
            server.setHandler(context);
            server.start();
            try (Http client = new Http(connector.getLocalPort(), "X-API-Key: " + DocumentedAdmin.firstKey(apiKeys))) {
                assertThat(client.get("/admin/api/v1/me").json().get("rights").size())
                        .isEqualTo(4);
            }
        } finally {
            server.stop();
        }
        assertThat(DocumentedAdmin.selfService().ownersScopes())
                .containsExactlyInAnyOrder("orders:read", "orders:write");
        assertThat(DocumentedAdmin.counting(new InMemoryKeyStore()).verificationCounts())
                .isNotNull();
    }
}
