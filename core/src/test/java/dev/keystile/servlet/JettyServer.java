package dev.keystile.servlet;

import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Jetty 12 with Jakarta EE 10. */
final class JettyServer implements ServletServer {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<String> accessLog = Collections.synchronizedList(new ArrayList<>());

    JettyServer(WebApp.Declaration app, ClassLoader loader) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setRequestLog(new CustomRequestLog(accessLog::add, CustomRequestLog.EXTENDED_NCSA_FORMAT));
        server.setHandler(context(app, loader));
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    private static ServletContextHandler context(WebApp.Declaration app, ClassLoader loader) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setClassLoader(loader);
        context.addServletContainerInitializer((types, declared) -> app.declare(new WebApp(declared)));
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(ERROR_STATUS, ERROR_PAGE);
        context.setErrorHandler(errors);
        context.setSecurityHandler(users());
        return context;
    }

    private static ConstraintSecurityHandler users() {
        UserStore store = new UserStore();
        store.addUser(USER, Credential.getCredential(PASSWORD), new String[] {"user"});
        HashLoginService login = new HashLoginService("users");
        login.setUserStore(store);
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        security.setLoginService(login);
        security.setAuthenticator(new BasicAuthenticator());
        return security;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public String version() {
        return Server.getVersion();
    }

    @Override
    public List<String> accessLog() {
        return List.copyOf(accessLog);
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
