package dev.keystile.admin;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import java.util.function.Consumer;

/** Jetty with the servlet at {@code /admin/*}, on a free port of the loopback interface. */
public final class AdminServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    public AdminServer(Servlet servlet) {
        this(servlet, context -> {});
    }

    public AdminServer(Servlet servlet, Consumer<ServletContextHandler> more) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder("admin", servlet), "/admin/*");
        more.accept(context);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Where the servlet is, with a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/admin/";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not stop", e);
        }
    }
}
