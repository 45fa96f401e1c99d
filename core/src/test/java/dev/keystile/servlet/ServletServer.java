package dev.keystile.servlet;

import java.util.List;

/**
 * A servlet container with one web application at its root, listening on a free port of the loopback interface with its
 * defaults. Beyond what the application declares, {@link #ERROR_STATUS} leads to {@link #ERROR_PAGE}, and HTTP Basic
 * authentication knows {@link #USER} with {@link #PASSWORD}, but no path asks for it.
 */
interface ServletServer extends AutoCloseable {
    /** A status that no container sends on its own. */
    int ERROR_STATUS = 418;

    String ERROR_PAGE = "/api/error";
    String USER = "alice";
    String PASSWORD = "wonderland";

    int port();

    /** The version that really runs, as the container tells it. */
    String version();

    /** The lines that the container's own access log has written so far, query strings included. */
    List<String> accessLog();

    @Override
    void close();
}
