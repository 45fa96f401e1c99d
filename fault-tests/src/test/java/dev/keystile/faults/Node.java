package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.ApiKeyFilterOptions;
import dev.keystile.spi.StoreConfig;
import jakarta.servlet.DispatcherType;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.net.URI;
import java.util.EnumSet;
import java.util.function.UnaryOperator;

/** One node of an application, in this JVM: its keys, and a web server whose API opens with them. */
final class Node implements AutoCloseable {
    /** What every request needs, so that a key can lose it. */
    static final String SCOPE = "write";

    private final ApiKeys keys;
    private final QueuedThreadPool threads = new QueuedThreadPool();
    private final Server server = new Server(threads);
    private final ServerConnector connector = new ServerConnector(server);

    private Node(ApiKeys keys) {
        this.keys = keys;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(application());
    }

    /** A node as it is by default. */
    static Node on(StoreConfig store) {
        return on(store, builder -> builder);
    }

    static Node on(StoreConfig store, UnaryOperator<ApiKeysBuilder> settings) {
        Node node = new Node(settings.apply(ApiKeys.builder(store)).build());
        try {
            node.server.start();
            return node;
        } catch (Exception e) {
            node.close();
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    private ServletContextHandler application() {
        ServletContextHandler context = new ServletContextHandler("/");
        ApiKeyFilterOptions options =
                ApiKeyFilterOptions.builder().requiredScopes(SCOPE).build();
        context.addFilter(new ApiKeyFilter(keys, options), "/*", EnumSet.allOf(DispatcherType.class))
                .setAsyncSupported(true);
        context.addServlet(new HelloServlet(), "/hello");
        return context;
    }

    ApiKeys keys() {
        return keys;
    }

    /** What a client asks for. */
    URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/hello");
    }

    /** How many of the server's threads have something to do; a few always have. */
    int busyThreads() {
        return threads.getBusyThreads();
    }

    @Override
    public void close() {
        try (keys) {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not stop", e);
        }
    }
}
