package dev.keystile.admin.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Serves the files of the web console. They are the same for everybody, and hold no key. */
public final class Console {
    /** Safe for use by several threads. */
    public Console() {}

    /**
     * Answers a request for a file.
     *
     * @param path its address below the servlet's own; {@code null} without the slash behind the servlet's own
     * @param request the request
     * @param response its response, with the headers of all answers
     * @return whether there is such a file; if not, nothing was answered
     * @throws IOException if the client is gone
     */
    public boolean serve(@Nullable String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return false;
    }
}
