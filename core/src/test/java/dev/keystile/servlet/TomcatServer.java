package dev.keystile.servlet;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.LoginConfig;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Tomcat 10 or 11, whichever is on the class path. It starts even if the application does not, and then answers 404. */
final class TomcatServer implements ServletServer {
    /** Tests make applications fail, and it would log each time. Held, or the setting would be forgotten. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final Path directory = temporaryDirectory();
    private final List<String> accessLog = Collections.synchronizedList(new ArrayList<>());

    TomcatServer(WebApp.Declaration app, ClassLoader loader) {
        LOG.setUseParentHandlers(false);
        tomcat.setSilent(true);
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getEngine().getPipeline().addValve(new AccessLog(accessLog));
        tomcat.addUser(USER, PASSWORD);
        tomcat.addRole(USER, "user");
        configure(tomcat.addContext("", null), app, loader);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not start", e);
        }
    }

    private static void configure(Context context, WebApp.Declaration app, ClassLoader loader) {
        context.setParentClassLoader(loader);
        context.addServletContainerInitializer((types, declared) -> app.declare(new WebApp(declared)), Set.of());
        ErrorPage errorPage = new ErrorPage();
        errorPage.setErrorCode(ERROR_STATUS);
        errorPage.setLocation(ERROR_PAGE);
        context.addErrorPage(errorPage);
        context.setLoginConfig(new LoginConfig("BASIC", "users", null, null));
        context.setPreemptiveAuthentication(true);
        context.getPipeline().addValve(new BasicAuthenticator());
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("keystile-tomcat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public String version() {
        return ServerInfo.getServerNumber();
    }

    @Override
    public List<String> accessLog() {
        return List.copyOf(accessLog);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not stop", e);
        }
        delete(directory);
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class AccessLog extends AbstractAccessLogValve {
        private final List<String> lines;

        AccessLog(List<String> lines) {
            this.lines = lines;
            setPattern("combined");
        }

        @Override
        protected void log(CharArrayWriter line) {
            lines.add(line.toString());
        }
    }
}
