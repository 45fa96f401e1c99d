package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.admin.http.Routes;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Manages keys over HTTP: a REST API below {@code api/v1}, and a web console. It gives access to nobody unless its options say
 * so, and is reachable nowhere unless the application maps it, to one path of its own such as {@code /admin/*}, which no
 * {@link dev.keystile.servlet.ApiKeyFilter} covers: it verifies keys itself. Safe for use by several threads.
 */
public final class AdminServlet implements Servlet {
    private final Admin admin;
    private @Nullable ServletConfig config;

    /**
     * A servlet.
     *
     * @param apiKeys the keys, which stay the caller's to close
     * @param options who has access
     */
    public AdminServlet(ApiKeys apiKeys, AdminOptions options) {
        this.admin = new Admin(apiKeys, options);
    }

    Routes routes() {
        return admin.routes();
    }

    @Override
    public void init(ServletConfig servletConfig) throws ServletException {
        config = servletConfig;
        Mapping.check(servletConfig);
        admin.sayWhetherAnybodyHasAccess();
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Keystile admin";
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            throw new ServletException("the request is not HTTP: it is refused");
        }
        admin.serve(httpRequest, httpResponse);
    }

    /** Stops what runs in the background. The keys stay open. */
    @Override
    public void destroy() {
        admin.close();
    }
}
