package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.jvm.Child;
import dev.keystile.benchmarks.jvm.Heap;
import dev.keystile.benchmarks.jvm.Profiler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** One variant in a JVM of its own. All settings of the server are here, and every variant has the same. */
final class BenchmarkServer {
    private static final int THREADS = 16;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;

    private BenchmarkServer() {}

    /**
     * Serves until its parent ends.
     *
     * @param args the name of the variant, the file with the good keys, the URL of the store
     */
    public static void main(String... args) throws Exception {
        Variant variant = Variant.valueOf(args[0]);
        GoodKeys keys = new GoodKeys(
                Files.readAllLines(Path.of(args[1])), variant.store().open(args[2]));
        int port = start(variant.filter(keys));
        Map<String, Child.Command> commands = new HashMap<>(Profiler.commands());
        commands.put("misses", nothing -> Long.toString(keys.misses()));
        commands.put("heap", nothing -> Long.toString(Heap.usedBytes()));
        Child.serve(Integer.toString(port), commands);
    }

    private static int start(Filter filter) throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(application(filter));
        server.start();
        return connector.getLocalPort();
    }

    private static ServletContextHandler application(Filter filter) {
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(new ServletHolder(new HelloServlet()), "/hello");
        return context;
    }
}
