package dev.keystile.examples.quickstart;

import dev.keystile.ApiKeys;
import dev.keystile.admin.AdminOptions;
import dev.keystile.admin.AdminServlet;
import dev.keystile.admin.VerificationCounts;
import dev.keystile.servlet.ApiKeyFilter;
import jakarta.servlet.DispatcherType;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import java.io.IOException;
import java.util.EnumSet;

/** A Jetty server with a protected API, an open health check, and the console. */
final class HelloServer {
    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    private final Server server;
    private final ServerConnector connector;

    private HelloServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Takes the port; requests wait until {@link #start}. */
    static HelloServer listenOn(int port) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setPort(port);
        server.addConnector(connector);
        server.setStopTimeout(STOP_TIMEOUT_MILLIS);
        open(connector, port);
        return new HelloServer(server, connector);
    }

    private static void open(ServerConnector connector, int port) throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "it cannot listen on port " + port + " (" + reason.getMessage() + "): set another with PORT", e);
        }
    }

    void start(ApiKeys apiKeys, VerificationCounts verifications) throws Exception {
        server.setHandler(application(apiKeys, verifications));
        server.start();
    }

    /** All that it takes to protect an API: the filter, mapped for all dispatcher types. */
    private static ServletContextHandler application(ApiKeys apiKeys, VerificationCounts verifications) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new ApiKeyFilter(apiKeys), "/api/*", EnumSet.allOf(DispatcherType.class))
                .setAsyncSupported(true);
        context.addServlet(new HelloServlet(), "/api/hello");
        context.addServlet(new HealthServlet(), "/health");
        context.addServlet(new ServletHolder(admin(apiKeys, verifications)), "/admin/*");
        return context;
    }

    /** All that it takes to manage keys: the servlet at a path of its own, which no filter covers. */
    private static AdminServlet admin(ApiKeys apiKeys, VerificationCounts verifications) {
        AdminOptions options =
                AdminOptions.builder().keys().verificationCounts(verifications).build();
        return new AdminServlet(apiKeys, options);
    }

    void stop() throws Exception {
        server.stop();
    }

    String url() {
        return "http://localhost:" + connector.getLocalPort();
    }
}
