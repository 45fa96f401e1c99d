package dev.keystile.admin.console;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.admin.AdminOptions;
import dev.keystile.admin.AdminServer;
import dev.keystile.admin.AdminServlet;
import dev.keystile.admin.VerificationCounts;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.ApiKeyFilterOptions;
import dev.keystile.spi.StoreConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

import java.io.IOException;
import java.util.EnumSet;
import java.util.UUID;

/** An application with a protected API at {@code /api/*} and the console at {@code /admin/}, on Jetty and a real H2. */
final class ConsoleServer implements AutoCloseable {
    private final VerificationCounts counts = new VerificationCounts();
    private final ApiKeys apiKeys;
    private final AdminServer server;

    ConsoleServer() {
        this("jdbc:h2:mem:" + UUID.randomUUID());
    }

    ConsoleServer(String storeUrl) {
        apiKeys = ApiKeys.builder(StoreConfig.of(storeUrl)).listener(counts).build();
        AdminOptions options =
                AdminOptions.builder().keys().verificationCounts(counts).build();
        server = new AdminServer(new AdminServlet(apiKeys, options), this::addApi);
    }

    private void addApi(ServletContextHandler context) {
        ApiKeyFilter filter =
                new ApiKeyFilter(apiKeys, ApiKeyFilterOptions.builder().build());
        context.addFilter(new FilterHolder(filter), "/api/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(new ServletHolder(new Greeting()), "/api/*");
        context.addServlet(new ServletHolder(new Framing()), "/framing");
    }

    ApiKeys apiKeys() {
        return apiKeys;
    }

    /** Issues a key, and tells its plaintext. */
    String issue(ApiKeySpec spec) {
        try (IssuedKey issued = apiKeys.issue(spec)) {
            return issued.plaintext();
        }
    }

    ApiKey issueKey(ApiKeySpec spec) {
        try (IssuedKey issued = apiKeys.issue(spec)) {
            return issued.key();
        }
    }

    /** Tells the public part of a key. */
    static String idOf(String plaintext) {
        return KeyFormat.of("ks").parse(plaintext).orElseThrow();
    }

    String adminKey() {
        return issue(ApiKeySpec.named("Operations").withScopes("keystile:admin"));
    }

    String consoleUrl() {
        return server.url();
    }

    String apiUrl() {
        return "http://127.0.0.1:" + server.port() + "/api/hello";
    }

    /** A page of another origin, for a browser, which has the console in a frame. */
    String framingUrl() {
        return "http://localhost:" + server.port() + "/framing";
    }

    @Override
    public void close() {
        server.close();
        apiKeys.close();
    }

    private static final class Greeting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            ApiKey key = ApiKeyFilter.apiKey(request).orElseThrow();
            response.getWriter().print("Hello, " + key.id());
        }
    }

    private final class Framing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            response.getWriter().print("<p>evil</p><iframe src='" + consoleUrl() + "'></iframe>");
        }
    }
}
