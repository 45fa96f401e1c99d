package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.admin.access.Callers;
import dev.keystile.admin.console.Console;
import dev.keystile.admin.http.Api;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import dev.keystile.admin.http.Routes;
import dev.keystile.admin.leaks.LeakReports;
import dev.keystile.admin.leaks.github.LeaksResource;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.admin.rest.MeResource;
import dev.keystile.admin.rest.SelfResource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Manages keys over HTTP: a REST API below {@code api/v1}, and a web console. It gives access to nobody unless its options say
 * so, and is reachable nowhere unless the application maps it, to one path of its own such as {@code /admin/*}, which no
 * {@link dev.keystile.servlet.ApiKeyFilter} covers: it verifies keys itself. Safe for use by several threads.
 */
public final class AdminServlet implements Servlet {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServlet.class);
    private static final String API = "/api/";

    private final AdminOptions options;
    private final Api api;
    private final Console console = new Console();
    private @Nullable ServletConfig config;

    /**
     * A servlet.
     *
     * @param apiKeys the keys, which stay the caller's to close
     * @param options who has access
     */
    public AdminServlet(ApiKeys apiKeys, AdminOptions options) {
        this.options = options;
        Json json = new Json();
        this.api = new Api(apiKeys, callers(options), routes(apiKeys, options, json), json);
    }

    private static Callers callers(AdminOptions options) {
        return new Callers(options.keys(), options.role(), options.owners()::owner, options.ownersScopes());
    }

    private static Routes routes(ApiKeys apiKeys, AdminOptions options, Json json) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new MeResource(json).routes());
        routes.addAll(new SelfResource(apiKeys, options.clock()).routes());
        LeakReports reports = options.leakReports();
        if (reports != null) {
            routes.addAll(new LeaksResource(apiKeys, reports, options.clock(), json).routes());
        }
        return new Routes(routes);
    }

    @Override
    public void init(ServletConfig servletConfig) throws ServletException {
        config = servletConfig;
        if (!options.giveAccess()) {
            LOG.warn("The admin servlet gives access to nobody, and refuses every request: set keys(), role(…),"
                    + " selfService(…) or leakReports(…) in its options");
        }
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Keystile admin";
    }

    /** A request is answered only as the client sent it: what other parts of the application forward is not meant for us. */
    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            throw new ServletException("the request is not HTTP: it is refused");
        }
        Headers.set(httpResponse);
        if (!options.giveAccess()) {
            api.refuse(httpResponse, ProblemType.NOT_CONFIGURED);
        } else if (request.getDispatcherType() != DispatcherType.REQUEST) {
            api.refuse(httpResponse, ProblemType.NOT_FOUND);
        } else {
            serve(httpRequest, httpResponse);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String path = request.getPathInfo();
        if (path != null && path.startsWith(API)) {
            api.serve(path, request, response);
        } else if (!console.serve(path, request, response)) {
            api.refuse(response, ProblemType.NOT_FOUND);
        }
    }

    @Override
    public void destroy() {
        // There is nothing of its own to close.
    }
}
