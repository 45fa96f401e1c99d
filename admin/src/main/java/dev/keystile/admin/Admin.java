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
import dev.keystile.admin.rest.DoctorResource;
import dev.keystile.admin.rest.KeyCensus;
import dev.keystile.admin.rest.KeysResource;
import dev.keystile.admin.rest.MeResource;
import dev.keystile.admin.rest.OpenApiResource;
import dev.keystile.admin.rest.PatternsResource;
import dev.keystile.admin.rest.SelfResource;
import dev.keystile.admin.rest.StatsResource;
import dev.keystile.admin.rest.ToolsResource;
import dev.keystile.admin.rest.TransferResource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What answers the requests of an {@link AdminServlet}: the API and the console, put together. */
final class Admin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Admin.class);
    private static final String API = "/api/";

    private final AdminOptions options;
    private final KeyCensus census;
    private final Routes routes;
    private final Api api;
    private final Console console = new Console();

    Admin(ApiKeys apiKeys, AdminOptions options) {
        Json json = new Json();
        this.options = options;
        this.census = new KeyCensus(apiKeys, options.clock());
        this.routes = routes(apiKeys, json);
        this.api = new Api(apiKeys, callers(), routes, json);
    }

    private Callers callers() {
        return new Callers(options.keys(), options.role(), options.owners()::owner, options.ownersScopes());
    }

    private Routes routes(ApiKeys apiKeys, Json json) {
        List<Route> all = new ArrayList<>();
        all.addAll(new MeResource(json).routes());
        all.addAll(new SelfResource(apiKeys, options.clock()).routes());
        LeakReports reports = options.leakReports();
        if (reports != null) {
            all.addAll(new LeaksResource(apiKeys, reports, options.clock(), json).routes());
        }
        all.addAll(new KeysResource(apiKeys, json, options.clock()).routes());
        all.addAll(new ToolsResource(apiKeys, json, options.clock()).routes());
        all.addAll(new StatsResource(census, options::verificationsUntil, json, options.clock()).routes());
        all.addAll(new TransferResource(apiKeys, json).routes());
        all.addAll(new DoctorResource(apiKeys, json).routes());
        all.addAll(new PatternsResource(apiKeys.format(), json).routes());
        all.addAll(new OpenApiResource().routes());
        return new Routes(all);
    }

    Routes routes() {
        return routes;
    }

    void sayWhetherAnybodyHasAccess() {
        if (!options.giveAccess()) {
            LOG.warn("The admin servlet gives access to nobody, and refuses every request: set keys(), role(…),"
                    + " selfService(…) or leakReports(…) in its options");
        }
    }

    /** A request is answered only as the client sent it: what other parts of the application forward is not meant for us. */
    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Headers.set(response);
        String path = request.getPathInfo();
        if (!options.giveAccess()) {
            api.refuse(response, ProblemType.NOT_CONFIGURED);
        } else if (request.getDispatcherType() != DispatcherType.REQUEST) {
            api.refuse(response, ProblemType.NOT_FOUND);
        } else if (path != null && path.startsWith(API)) {
            api.serve(path, request, response);
        } else if (!console.serve(path, request, response)) {
            api.refuse(response, ProblemType.NOT_FOUND);
        }
    }

    @Override
    public void close() {
        census.close();
    }
}
